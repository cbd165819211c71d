import type { Rule } from './rule.ts';

/** In characters: a message that quotes names from outside may be of any length. */
const LONGEST = 300;

/** The same rule, with messages of one line and of bounded length, whatever the names are that they quote. */
export function inOneLine(rule: Rule): Rule {
  return {
    ...rule,
    find: (design) =>
      rule.find(design).map((finding) => {
        const message = finding.message.replace(/\s+/g, ' ').trim();
        return { ...finding, message: message.length > LONGEST ? `${message.slice(0, LONGEST - 1)}…` : message };
      }),
  };
}
