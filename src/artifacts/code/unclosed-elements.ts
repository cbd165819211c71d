import type { CodeRefusal } from './parse-code.ts';
import type { Repair } from './place-refusal.ts';

const MOST = 30;

/** Elements above the line that cannot be read which nothing on their line closes, each closed by the indentation. */
export function* unclosedElements(lines: readonly string[], refused: CodeRefusal): Iterable<Repair> {
  if (!/JSX|^Unexpected token|^this `\}`/.test(refused.message) || !lines.some((line) => /<\/|\/>/.test(line))) return;
  const expected = /closing tag for <([^>]*)>/.exec(refused.message)?.[1];
  let most = MOST;
  for (let at = refused.line - 1; at >= 0 && most > 0; at--) {
    const line = lines[at] ?? '';
    const closer = /(?<![<\w"'/.])\/[A-Za-z][\w.]*>/.exec(line);
    if (closer) {
      const lost = `\`${closer[0]}\` lacks its \`<\``;
      yield { line: at + 1, message: lost, lines: lines.with(at, line.replace(closer[0], `<${closer[0]}`)) };
    }
    const name = /.*<((?:[A-Za-z][\w.:-]*)?)(?=[\s>]|$)/.exec(line)?.[1];
    if (name === undefined || (expected !== undefined && name !== expected) || line.includes(`</${name}>`)) continue;
    most--;
    const message = `\`<${name}>\` is not closed`;
    const next = lines.findIndex(
      (one, index) => index > at && one.trim() !== '' && one.search(/\S/) <= line.search(/\S/) && !/^\s*\/?>/.test(one),
    );
    if (next === at + 1) yield { line: at + 1, message, lines: lines.with(at, `${line}</${name}>`) };
    else if (next > 0) yield { line: next + 1, message, lines: lines.toSpliced(next, 0, `</${name}>`) };
    if (/[^=-]>[,;)\]}]*$/.test(line)) {
      yield { line: at + 1, message, lines: lines.with(at, line.replace(/>([,;)\]}]*)$/, '/>$1')) };
    }
  }
}
