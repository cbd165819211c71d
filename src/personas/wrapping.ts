import type { Lines } from './layout.ts';
import type { Problem } from './persona.ts';
import { note } from './problem.ts';

/** How long a comment above the frontmatter may be, in lines. */
const MAX_COMMENT = 50;

/** The file without what an editor or a chat laid around it: blank lines above, a code fence, an HTML comment on top. */
export function unwrap(whole: Lines, problems: Problem[]): Lines {
  const file = withoutBlanks(whole);
  let inner: Lines | undefined = file;
  for (let peeled = 0; peeled < 2 && inner; peeled += 1) {
    inner = takeFence(inner) ?? takeComment(inner);
    // Only around a frontmatter: in any other text both are part of it.
    if (!inner || !/^[ \t]*---(?:[ \t]*ya?ml)?[ \t]*$/.test(inner.text[0] ?? '')) continue;
    problems.push(note('wrapped', 'what stands around the file was dropped: a code fence or a comment', file.first));
    return inner;
  }
  return file;
}

function withoutBlanks({ text, first }: Lines): Lines {
  const skipped = Math.max(
    text.findIndex((line) => line.trim() !== ''),
    0,
  );
  return skipped === 0 ? { text, first } : { text: text.slice(skipped), first: first + skipped };
}

/** Between the fences, where the first line is one; a closing one counts at the end of the file. */
function takeFence({ text, first }: Lines): Lines | undefined {
  const marker = /^[ \t]*(`{3,}|~{3,})[ \t]*[\w-]*[ \t]*$/.exec(text[0] ?? '')?.[1];
  if (!marker) return undefined;
  const last = text.findLastIndex((line) => line.trim() !== '');
  const end = (text[last] ?? '').trim();
  const isClosed = last > 0 && end.startsWith(marker) && end.replaceAll(marker.charAt(0), '') === '';
  return withoutBlanks({ text: text.slice(1, isClosed ? last : undefined), first: first + 1 });
}

function takeComment({ text, first }: Lines): Lines | undefined {
  if (!/^[ \t]*<!--/.test(text[0] ?? '')) return undefined;
  const end = text.slice(0, MAX_COMMENT).findIndex((line) => /-->[ \t]*$/.test(line));
  return end === -1 ? undefined : withoutBlanks({ text: text.slice(end + 1), first: first + end + 1 });
}
