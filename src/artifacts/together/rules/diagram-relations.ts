import type { Finding } from '../../../session/finding.ts';
import type { Diagram } from '../design.ts';
import { literally } from '../literally.ts';
import type { Rule } from '../rule.ts';

/** Relations of a C4 diagram, and messages of a sequence diagram, to what the diagram does not declare. */
export const diagramRelations: Rule = {
  name: 'together/diagram-relation',
  find({ diagrams, document }) {
    return diagrams.flatMap((diagram) => {
      if (diagram.kind === 'sequence') return undeclared(diagram, document.text);
      if (diagram.kind !== 'c4') return [];
      const ids = new Set(diagram.nodes.map(({ id }) => id));
      return diagram.edges.flatMap(({ from, to, line }): Finding[] =>
        [...new Set([from, to])]
          .filter((id) => !ids.has(id))
          .map((id) => ({
            level: 'error',
            rule: 'together/diagram-relation',
            message:
              `The relation from ${from} to ${to} names \`${id}\`, which this diagram (line ${diagram.line}) does not declare.`.slice(
                0,
                200,
              ),
            line,
            with: [diagram.line],
          })),
      );
    });
  },
};

/** In characters: a longer one is a name by itself, and needs no declaration. */
const LONGEST_SHORT = 3;

/** Where all participants are declared but one, whose short name says nothing by itself, it is a slip. */
function undeclared({ participants, messages, line }: Extract<Diagram, { kind: 'sequence' }>, text: string): Finding[] {
  const declared = participants.filter((one) => one.declared);
  const [stranger, ...more] = participants.filter((one) => !one.declared);
  if (!stranger || more.length > 0 || declared.length < 3 || declared.every(({ id, label }) => id === label)) return [];
  const name = stranger.id;
  const uses = text.split(new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`)).length - 1;
  const own = messages.filter(({ from, to }) => from === stranger.id || to === stranger.id).length;
  if (!/^[\w-]+$/.test(name) || name.length > LONGEST_SHORT || (name.length > 2 && uses > own)) return [];
  const message = `\`${stranger.id}\` is no participant that this diagram (line ${line}) declares, as it does all others.`;
  return [{ level: 'warning', rule: 'together/diagram-relation', message, line: stranger.line, with: [line] }];
}
