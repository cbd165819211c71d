import type { JsonProblem } from './read-json.ts';

/** What is wrong with a JSON text and how to put it right, as one sentence. */
export function jsonSentence({ code, at }: JsonProblem): string {
  switch (code) {
    case 'comment':
      return 'JSON knows no comments.';
    case 'ellipsis':
      return 'Something is left out here.';
    case 'trailing-comma':
      return 'The comma after the last entry must go: JSON allows none before a closing bracket.';
    case 'bare-word':
      return `\`${at}\` is no JSON value: text needs double quotes.`;
    case 'bare-key':
      return `The key \`${at}\` needs double quotes.`;
    case 'single-quotes':
      return `${at} stands in single quotes: JSON wants double ones.`;
    case 'missing-comma':
      return 'A comma is missing after this entry.';
    case 'missing-colon':
      return `After the key "${at}" a colon is missing.`;
    case 'missing-value':
      return at && at !== ',' ? `The key "${at}" has no value.` : 'A value is missing before this comma.';
    case 'unclosed-string':
      return 'A double quote is missing on this line.';
    case 'bad-escape':
      return `\`${at}\` is no escape that JSON knows.`;
    case 'bad-number':
      return `\`${at}\` is not a JSON number.`;
    case 'duplicate-key':
      return `The key "${at}" stands twice in one object; the first is lost.`;
    case 'unclosed':
      return 'A bracket that opens here is never closed.';
    case 'mismatched':
      return `\`${at}\` closes a bracket that was not opened.`;
    case 'unexpected':
      return at ? `\`${at}\` is not expected here.` : 'The text ends too early.';
    case 'too-deep':
      return 'It has too many brackets within brackets to be read.';
    default:
      return code satisfies never;
  }
}
