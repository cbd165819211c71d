import type { Finding } from '../../../session/finding.ts';
import { type Artifact, lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { proseLines } from '../prose/prose-lines.ts';
import type { Rule } from '../rule.ts';

const WORD =
  /\b(?:TBD|TBC|FIXME|TK TK)\b|\bTODOs?\b(?! (?:list|item|app|entr|task))|(?<![\w+-])XXX(?![\w-])|(?:^|[|:(])\s*\?{3,}\s*(?=$|[|).])|\blorem ipsum\b|<(?:fill[- ]?in|insert|your|todo|tbd|add|name|placeholder)\b[^>\n]{0,40}>|\[(?:fill[- ]?in|insert|todo|tbd|placeholder)\b[^\]\n]{0,40}\](?!\()|\bto be (?:determined|decided)\b|\bto be (?:defined|specified|confirmed|filled in|written)(?=\s*(?:$|[.;)|\]*]|later\b))/;
const COMMENT = /(?:^\s*|\s)(?:#|--|\/\/|%%|\/\*|;|<!--)\s*(.*)$/;
const VALUE = /[:=]\s*["']?(?:TBD|TODO|FIXME|<(?:fill[- ]?in|insert|todo|tbd)[^>]{0,40}>)["']?\s*,?\s*$/;

/** "What remains to be decided is whether …": it says what is open, and leaves nothing out. */
const UNDECIDED =
  /\b(?:remains?|left|still|yet|open|questions?)\b[^.;|]{0,30}\bto be (?:determined|decided)\b|\bto be (?:determined|decided)(?=,? (?:is|are|locally|by|at|within|per|from|whether|how|when|which|who|with)\b)/gi;

/** What an author meant to fill in later, in the text and in the artifacts. */
export const hygienePlaceholders: Rule = {
  name: 'together/placeholder',
  find(design) {
    return [...inProse(design), ...design.artifacts.flatMap(({ artifact }) => inArtifact(artifact))];
  },
};

function inProse({ document, prose }: Design): Finding[] {
  const open = prose.sections.filter(
    ({ heading }) => isAsideHeading(heading) && /open|question|todo|next|future/i.test(heading),
  );
  return proseLines(document).flatMap(({ text, line }) => {
    const bare = text.replace(/(`+)[^`]*?\1/g, '``').replace(/<!--.*?(?:-->|$)/g, '');
    const word = WORD.exec(bare.replace(UNDECIDED, ' '))?.[0];
    if (!word || open.some((section) => section.line <= line && line <= section.endLine)) return [];
    return [finding(word, line)];
  });
}

function inArtifact(artifact: Artifact): Finding[] {
  // A list of things to do has a state of that name.
  const isState = /['"\s,[|]TODO['"\s,\]|].*\bDONE\b/.test(artifact.text.slice(0, 100_000));
  return artifact.text.split('\n', 20_000).flatMap((text, at) => {
    const comment = COMMENT.exec(text.slice(0, 1000))?.[1] ?? '';
    const word = WORD.exec(comment)?.[0] ?? VALUE.exec(text.slice(0, 1000))?.[0].replace(/^[:=\s"']+|["',\s]+$/g, '');
    return word && !word.startsWith('?') && !word.startsWith('<your') && !(isState && word.startsWith('TODO'))
      ? [finding(word, lineIn(artifact, at + 1))]
      : [];
  });
}

function finding(word: string, line: number): Finding {
  return {
    level: 'warning',
    rule: 'together/placeholder',
    message: `"${word}" stands where something is still to be said.`,
    line,
  };
}
