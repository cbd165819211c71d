import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { artifactWords } from './artifact-words.ts';
import { httpContract } from './http-contract.ts';
import { isOutside } from './outside.ts';
import { sentencesOf } from './sentences.ts';

/** What an operation is called by is a verb in front of a thing. */
const VERB =
  /^(?:abort|accept|acknowledge|activate|add|adjust|allocate|append|apply|approve|archive|assign|attach|authori[sz]e|begin|block|book|borrow|call|cancel|capture|change|charge|check|claim|clear|close|collect|commit|complete|confirm|consume|convert|correct|count|create|deactivate|decline|delete|deliver|detach|disable|dispatch|dispute|download|edit|enable|end|enrol|enroll|enter|escalate|estimate|expire|export|extend|fetch|file|fill|find|finish|fulfil|fulfill|get|give|grant|hand|hold|import|ingest|insert|invite|issue|join|launch|leave|lend|list|load|lock|log|look|make|mark|merge|modify|move|notify|open|order|patch|pause|pay|pick|place|play|post|preview|process|provision|publish|push|put|query|queue|quote|read|reassign|receive|record|redeem|refund|refuse|register|reject|release|remove|rename|renew|reopen|replace|report|request|reschedule|reserve|reset|resolve|restart|restore|resume|retire|retrieve|retry|return|revert|revoke|rotate|save|schedule|search|select|send|set|settle|share|ship|show|sign|split|start|stop|store|stream|submit|subscribe|suspend|switch|sync|take|tag|terminate|track|transfer|trigger|undo|unlock|unsubscribe|update|upload|upsert|use|validate|verify|view|void|watch|withdraw|write)$/;
/** Where names of code stand that are no operations. */
const CODE =
  /\b(?:functions?|hooks?|helpers?|librar\w+|sdk|modules?|class(?:es)?|flags?|toggles?|settings?|environment|variables?|options?|jobs?|cron|scripts?|activit(?:y|ies)|steps?|workflows?|metrics?|spans?|queues?|commands?|handlers?|locks?|tests?|scopes?|permissions?)\b/i;
/** Operations of a contract, fewer of which say little of how it calls them. */
const ENOUGH = 3;

/**
 * Names in the text that are made as those of the contract's operations are, a verb and the thing it is done to
 * (`checkInLoan`), of a thing that the contract has operations for (`returnLoan`), and that no artifact has.
 */
export function namedOperations(design: Design, rule: string): Finding[] {
  const names = new Map(
    design.operations.flatMap(({ from, path, id, line }) => {
      const name = from === 'openapi' ? id : path.split('/').at(-1);
      return name !== undefined && wordsOf(name).length >= 2 ? [[name, line] as const] : [];
    }),
  );
  const isPart = design.artifacts.some(
    ({ artifact }) => artifact.fragment && /^(?:openapi|graphql|protobuf)$/.test(artifact.kind),
  );
  if (names.size < ENOUGH || isPart || httpContract(design)?.whole === false) return [];
  const style = [...names.keys()].every((name) => /^[A-Z]/.test(name))
    ? /^(?:[A-Z][a-z0-9]+){2,5}$/
    : /^[a-z]+(?:[A-Z][a-z0-9]+){1,4}$/;
  const words = artifactWords(design);
  const spans = design.prose.passages
    .flatMap(sentencesOf)
    .flatMap(({ codes, text, aside }) =>
      codes.map((code) => ({ name: code.text.replace(/\(.*\)$/, ''), line: code.line, text, aside })),
    )
    .filter(({ name }) => style.test(name) && VERB.test(wordsOf(name)[0] ?? ''));
  const strange = spans.filter(({ name }) => !names.has(name) && !words.has(name.toLowerCase()));
  // Where there are several, the text speaks of another contract, or of code.
  if (new Set(strange.map(({ name }) => name)).size > 1) return [];
  const [odd] = strange;
  if (!odd || odd.aside || isOutside(odd.text) || CODE.test(odd.text.replace(/`[^`]*`/g, ''))) return [];
  const thing = lastOf(odd.name);
  const kin = [...names].filter(([name]) => lastOf(name) === thing && !VERB.test(lastOf(name)));
  // `returnLoan` before `listLoans`, and those first that the text does not speak of.
  const spoken = new Set(spans.map(({ name }) => name));
  const unspoken = kin.filter(([name]) => !spoken.has(name));
  const near = unspoken.find(([name]) => wordsOf(name).at(-1) === wordsOf(odd.name).at(-1)) ?? unspoken[0] ?? kin[0];
  if (!near) return [];
  const message = `\`${odd.name.slice(0, 60)}\` is no operation of the contract; it has \`${near[0].slice(0, 60)}\` (line ${near[1]}).`;
  return [{ level: 'warning', rule, message, line: odd.line, with: [near[1]] }];
}

function lastOf(name: string): string {
  return stem(wordsOf(name).at(-1) ?? '');
}
