/** How many quotes, comments and dollar quotes that never end are looked for an end: each look reads all of the text. */
const OPEN = 50;

/**
 * Splits SQL at the semicolons that end statements: not those in quotes, dollar quotes and comments. For text that no
 * grammar takes as a whole, so that one broken statement does not hide the others.
 *
 * @returns each with the line of the text it begins on, from 1
 */
export function splitSql(text: string): { text: string; line: number }[] {
  const parts: { text: string; line: number }[] = [];
  const opening = /--|\/\*|'|"|\$(?:[A-Za-z_]\w*)?\$|;/g;
  let begin = 0;
  let line = 1;
  let open = 0;
  const cut = (end: number): void => {
    const part = text.slice(begin, end);
    if (part.trim() !== '') parts.push({ text: part, line });
    line += part.split('\n').length - 1;
    begin = end;
  };
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    if (found[0] === ';') {
      cut(found.index + 1);
      continue;
    }
    const closing = found[0] === '--' ? '\n' : found[0] === '/*' ? '*/' : found[0];
    const end = open < OPEN ? text.indexOf(closing, opening.lastIndex) : -1;
    if (end >= 0) opening.lastIndex = end + closing.length;
    else open++;
  }
  cut(text.length);
  return parts;
}
