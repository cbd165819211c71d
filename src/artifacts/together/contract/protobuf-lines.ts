/**
 * The line (from 1) of every message, field, enumeration, value, service and method of a Protobuf text, by its path
 * from the outermost one, without the package: `Order.status`, `Orders.GetOrder`. The parser keeps no places.
 */
export function protobufLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\n|[{}=;]|[\w.]+/g;
  const open: (string | undefined)[] = [];
  let words: { text: string; line: number }[] = [];
  let named = false;
  let line = 1;
  const note = (word: { text: string; line: number } | undefined): void => {
    const path = [...open.filter((name) => name !== undefined), word?.text].join('.');
    if (word && !lines.has(path)) lines.set(path, word.line);
  };
  for (const [found] of text.matchAll(token)) {
    if (found === '\n') line++;
    else if (found.startsWith('/')) line += found.split('\n').length - 1;
    else if (/^\w/.test(found)) words.push({ text: found, line });
    else if (found === '=') {
      // A second one on the same statement belongs to its options.
      if (!named) note(words.at(-1));
      named = true;
    } else if (/[{};]/.test(found)) {
      const [keyword, name] = words;
      const declares = found === '{' && /^(?:message|enum|service)$/.test(keyword?.text ?? '');
      if (declares || keyword?.text === 'rpc') note(name);
      if (found === '{') open.push(declares ? name?.text : undefined);
      if (found === '}') open.pop();
      words = [];
      named = false;
    }
  }
  return lines;
}
