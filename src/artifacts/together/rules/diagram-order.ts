import type { Finding } from '../../../session/finding.ts';
import type { Design, Passage } from '../design.ts';
import { isStore } from '../diagrams/drawn-ways.ts';
import type { SequenceDiagram } from '../diagrams/http-calls.ts';
import { isCalled } from '../diagrams/is-called.ts';
import { type OrderPromise, orderPromiseIn } from '../diagrams/order-promises.ts';
import { nameKey, wordsOf } from '../names.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** A sequence that answers, or tells others, before the data is kept, though the text promises it the other way round. */
export const diagramOrder: Rule = {
  name: 'together/diagram-order',
  isDoubtful: true,
  find(design) {
    const sequences = design.diagrams.filter((one): one is SequenceDiagram => one.kind === 'sequence');
    if (sequences.length === 0) return [];
    const found = new Map<number, Finding>();
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      const promise = sentence.aside && !DENIES.test(sentence.text) ? undefined : orderPromiseIn(sentence.text);
      if (!promise) continue;
      for (const finding of sequences.flatMap((one) => judge(one, promise, sentence, design) ?? []))
        found.set(finding.line, finding);
    }
    return [...found.values()];
  },
};

const DENIES = /\b(?:never|not|until|nothing)\b/i;
const WRITES =
  /\b(?:insert\w*|writes?|update\w*|upsert\w*|stores?|saves?|append\w*|persist\w*|commit|begin|record\w*)\b/i;
const DONE = /\b(?:commit(?:ted|s)?|ok|done|stored|written|inserted|durable|success\w*|saved|\d+ rows?)\b/i;
const ANSWERS = /\back(?:s|ed|nowledge[ds]?)?\b|^\W*(?:HTTP )?20[0-4]\b|^\W*(?:accepted|ok|confirmed|confirmation)\b/i;
const TELLS_OTHERS = /\b(?:publish\w*|broadcast\w*|emit\w*)\b/i;

function judge(
  sequence: SequenceDiagram,
  { tells, said }: OrderPromise,
  sentence: Passage,
  { schema }: Design,
): Finding | undefined {
  const { participants, messages } = sequence;
  const label = (id: string): string => participants.find((one) => one.id === id)?.label ?? id;
  const stores = new Set(participants.filter((one) => isStore(one.label)).map(({ id }) => id));
  // Where the text names the table, it is the write to this one.
  const named = schema.tables.filter(({ name }) => sentence.codes.some(({ text }) => nameKey(text) === nameKey(name)));
  const isMeant = (text: string): boolean =>
    named.length === 0 ||
    named.some(({ name }) => wordsOf(name).every((word) => wordsOf(text).map(stem).includes(stem(word))));
  const at = messages.findIndex(
    ({ from, to, text, reply }) => !reply && stores.has(to) && !stores.has(from) && WRITES.test(text) && isMeant(text),
  );
  const write = messages[at];
  if (!write) return undefined;
  const writer = label(write.from);
  const others = participants.filter(({ id }) => !stores.has(id) && id !== write.from);
  // A sentence that is about another party is about another sequence.
  if (!isCalled(sentence.text, writer) && others.some((one) => isAbout(sentence.text, one.label))) return undefined;
  const kept = messages.findIndex(
    ({ from, to, text, reply }, place) =>
      place > at && from === write.to && to === write.from && (reply || DONE.test(text)),
  );
  const end = kept < 0 ? at : kept;
  const told = messages
    .slice(0, end)
    .find(
      ({ from, to, text }) =>
        from === write.from &&
        to !== from &&
        !stores.has(to) &&
        (tells === 'answer' ? ANSWERS : TELLS_OTHERS).test(text),
    );
  if (!told) return undefined;
  // What comes before the write may answer something else, unless the write is the first that its writer is asked for.
  const asked = messages.findIndex(({ from, to, reply }) => !reply && to === write.from && from !== to);
  if (messages.slice(asked + 1, at).some(({ to, reply, from }) => !reply && to === write.from && from !== to))
    return undefined;
  const line = lineAt(sentence, 0);
  const message = `The sequence has ${writer.slice(0, 40)} tell of it (“${told.text.slice(0, 50)}”) before the data is kept, but the text says: "${said.slice(0, 100)}" (line ${line}).`;
  return { level: 'warning', rule: 'together/diagram-order', message, line: told.line, with: [line] };
}

/** Whether a sentence begins with the name of a party. */
function isAbout(text: string, party: string): boolean {
  const said = wordsOf(text.replace(/^\W*(?:[A-Z]+\d+\.?\s)?(?:the|an?|each|every)?\s*/i, '')).map(stem);
  const own = wordsOf(party.replace(/\(.*?\)/g, ' ')).map(stem);
  return own.length > 0 && own.every((word) => said.slice(0, 6).includes(word));
}
