import type { Finding } from '../../../session/finding.ts';
import type { Schema } from '../../sql/schema.ts';
import { isSibling, isTwin } from '../events/alike-topics.ts';
import { countedTopics } from '../events/counted-topics.ts';
import { definedTopics, listedTopics, readersIn } from '../events/topic-tables.ts';
import { BESIDE, type TopicUse, topicUses } from '../events/topic-uses.ts';
import { nameKey } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { vocabularyOf } from '../prose/vocabulary.ts';
import type { Rule } from '../rule.ts';

/** Topics and events that the text or a diagram names, and that neither the list of events nor any artifact has. */
export const proseTopics: Rule = {
  name: 'together/prose-topic',
  isDoubtful: true,
  find(design) {
    const uses = topicUses(design).filter(({ name }) => !isColumn(name, design.schema));
    const listed = new Set(
      [
        ...listedTopics(design),
        ...design.messages
          .filter(({ from }) => from !== 'prose')
          .flatMap(({ name, channel }) => [name, channel ?? name]),
      ].map(nameKey),
    );
    for (const name of definedTopics(design)) listed.add(nameKey(name));
    const readers = new Set(readersIn(design).flatMap(({ rows }) => rows.map(({ line }) => line)));
    const told = [...vocabularyOf(design, 'topic')].filter(([name, line]) => !listed.has(name) && !readers.has(line));
    const inSentences = new Set(told.map(([name]) => name));
    for (const name of inSentences) listed.add(name);
    // The sentence that lists the others has it too, behind a remark of its own.
    const endsItsList = ({ name, place }: TopicUse): boolean =>
      uses.filter(
        (one) =>
          one.place === place && one.name !== name && isSibling(one.name, name) && inSentences.has(nameKey(one.name)),
      ).length >= 2;
    // Samples show, they do not define.
    const defines = ({ kind }: { kind: string }): boolean => !/^(?:mermaid|json|yaml)$/.test(kind);
    const words = artifactWords(design, defines);
    const raw = design.artifacts
      .filter(({ artifact }) => defines(artifact))
      .map(({ artifact }) => ({ index: artifact.index, text: artifact.text.slice(0, 500_000) }));
    const isInText = (name: string, setting?: number): boolean =>
      raw.some(({ index, text }) => index !== setting && text.includes(name));
    const isDefined = (name: string, setting?: number): boolean =>
      listed.has(nameKey(name)) || words.has(name.toLowerCase()) || isInText(name, setting);
    const counted = new Set(countedTopics(design).flatMap(({ names }) => names));
    const declared = new Set(
      design.messages.flatMap(({ from, channel }) => (from === 'asyncapi' ? (channel ?? []) : [])),
    );
    // The one topic of the contract, or of those that the text counts, and another beside it.
    const isOnly = (one: TopicUse, other: TopicUse): boolean =>
      counted.has(one.name) ||
      (declared.has(one.name) && (one.place === other.place || (one.table !== undefined && one.table === other.table)));
    const found = new Map<string, Finding>();
    const named = new Set<string>();
    for (const use of [...uses].sort((a, b) => countOf(a, uses) - countOf(b, uses))) {
      if (use.isAside || found.has(use.name) || named.has(use.name)) continue;
      // What is deployed takes some of the topics: it says nothing of those that it does not take.
      const others = uses.filter(
        ({ name, setting }) => setting === undefined && name !== use.name && isSibling(name, use.name),
      );
      const names = new Set(others.map(({ name }) => name));
      const isElsewhere = uses.some(({ name, place }) => nameKey(name) === nameKey(use.name) && place !== use.place);
      if (isElsewhere) continue;
      // Called a topic, and none of those that the contract has.
      const isNone =
        use.isSaid === true &&
        declared.size >= 2 &&
        !BESIDE.test(use.name) &&
        !(words.has(use.name.toLowerCase()) || isInText(use.name, use.setting));
      if (others.length === 0 && !isNone) continue;
      const [only] = names;
      const alone =
        use.setting === undefined &&
        !listed.has(nameKey(use.name)) &&
        names.size === 1 &&
        others.length >= 2 &&
        only !== undefined &&
        (!others.some(({ place }) => place === use.place) || changesOnItsWay(use, uses));
      const twin = others.find(
        (other) =>
          isTwin(other.name, use.name) && !uses.some(({ name, place }) => name === other.name && place === use.place),
      );
      const isListed = listed.size >= 2 || (!counted.has(use.name) && others.some((one) => isOnly(one, use)));
      const isUnlisted =
        isListed &&
        !endsItsList(use) &&
        !BESIDE.test(use.name) &&
        !isDefined(use.name, use.setting) &&
        [...names].some((name) => isDefined(name));
      if (!(isNone || isUnlisted || twin || (alone && (isDefined(only) ? !isInText(use.name) : !isDefined(use.name)))))
        continue;
      const lines = [
        ...new Set(others.filter(({ name }) => !isUnlisted || isDefined(name)).map(({ line }) => line)),
      ].slice(0, 3);
      const near = twin ?? others.find(({ name }) => isDefined(name)) ?? others[0];
      if (near) named.add(near.name);
      const message = `\`${use.name.slice(0, 80)}\` is named only here: no other part of the document has this ${use.name.includes('.') ? 'topic' : 'event'}${near ? `; line ${near.line} has \`${near.name.slice(0, 60)}\`` : ''}.`;
      found.set(use.name, { level: 'warning', rule: 'together/prose-topic', message, line: use.line, with: lines });
    }
    return [...found.values()];
  },
};

function countOf({ name }: TopicUse, uses: readonly TopicUse[]): number {
  return uses.filter((one) => one.name === name).length;
}

/** Whether what goes into a broker under this name comes out of it, next, under another. */
function changesOnItsWay(use: TopicUse, uses: readonly TopicUse[]): boolean {
  if (use.to === undefined) return false;
  const next = uses.find(({ place, line, from }) => place === use.place && line > use.line && from === use.to);
  return next !== undefined && next.name !== use.name && isSibling(next.name, use.name);
}

function isColumn(name: string, { tables }: Schema): boolean {
  const [table, column] = name.split('.');
  return tables.some((one) => one.name === table && one.columns.some((each) => each.name === column));
}
