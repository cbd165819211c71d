/**
 * The line on which a participant of a sequence diagram is deactivated though it is not active, from 1. Mermaid says who
 * it is, and not where.
 */
export function findDeactivation(text: string, participant: string): number {
  let active = 0;
  for (const [at, line] of text.split('\n').entries()) {
    if (line.length > 500) continue;
    const [, word, who] = /^\s*(activate|deactivate)\s+(.+?)\s*$/.exec(line) ?? [];
    const [, sender, sign, receiver] = /^\s*(.+?)\s*(?:<<)?--?(?:>>|>|x|\))\s*([+-])\s*([^:]+?)\s*:/.exec(line) ?? [];
    if ((word === 'activate' && who === participant) || (sign === '+' && receiver === participant)) active++;
    if ((word === 'deactivate' && who === participant) || (sign === '-' && sender === participant)) active--;
    if (active < 0) return at + 1;
  }
  return 1;
}
