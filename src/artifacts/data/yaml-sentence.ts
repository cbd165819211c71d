/** What is wrong with a YAML text, as one sentence, from the parser's code and the line that it is about. */
export function yamlSentence(code: string, message: string, line: string): string {
  const shown = line.trim().slice(0, 60);
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'This line is indented with a tab: YAML allows only spaces.';
    case 'DUPLICATE_KEY':
      return `The key \`${shown.replace(/:(?:\s.*)?$/, '')}\` stands twice in one mapping.`;
    case 'BAD_INDENT':
      return 'The indentation of this line fits none of the lines above: entries of one block must start in the same column.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return `\`${shown}\` is read as a key inside a value: check the indentation and the colons here, or put the value in quotes.`;
    case 'MULTILINE_IMPLICIT_KEY':
      return `\`${shown}\` is no \`key: value\` line: a colon is missing, or the indentation is wrong.`;
    case 'LOOSE_ALIAS':
      return `\`${shown}\` names the anchor \`${message.slice(0, 60)}\`, which no line above sets: an asterisk at the start is text only in quotes.`;
    case 'BAD_ALIAS':
      return `\`${shown}\` names an anchor that is not there.`;
    case 'BAD_SCALAR_START':
      return `The value in \`${shown}\` begins with a character that must stand in quotes.`;
    case 'BAD_DQ_ESCAPE':
      return `\`${shown}\` holds an escape that YAML does not know; single quotes take a backslash as it is.`;
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return `The quote that opens in \`${shown}\` is not closed.`;
      if (/followed by map values/.test(message))
        return `\`${shown}\` is no \`key: value\` line: a colon is missing, or the indentation is wrong.`;
      if (/must end|end with/.test(message)) return `A bracket that opens in or above \`${shown}\` is not closed.`;
      return `Something is missing in \`${shown}\`: ${brief(message)}.`;
    case 'TOO_LONG':
    case 'TOO_DEEP':
    case 'UNREADABLE':
      return brief(message);
    default:
      return `\`${shown}\` cannot be read: ${brief(message)}.`;
  }
}

function brief(message: string): string {
  const short =
    message
      .split('\n')[0]
      ?.replace(/:? ?".*$/, '')
      .replace(/\.$/, '')
      .slice(0, 110) ?? '';
  return short.charAt(0).toLowerCase() + short.slice(1);
}
