/** Numbers as people read them, each in a width of its own so that a counter never moves its neighbours. */

const THOUSAND = 1000;
const MILLION = 1_000_000;

/** A count of at most five characters up to 999 million: `0`, `980`, `12.4k`, `142k`, `1.2M`. */
export function shortCount(count: number): string {
  if (count < THOUSAND) return String(Math.round(count));
  if (count < 99_950) return `${(count / THOUSAND).toFixed(1)}k`;
  if (count < 999_500) return `${Math.round(count / THOUSAND)}k`;
  return count < 99_950_000 ? `${(count / MILLION).toFixed(1)}M` : `${Math.round(count / MILLION)}M`;
}

/** US dollars: `$0.11`, `$12.40`. What is more than nothing and less than a cent is `<$0.01`. */
export function dollars(amount: number): string {
  return amount > 0 && amount < 0.01 ? '<$0.01' : `$${amount.toFixed(2)}`;
}

/** A running clock, from milliseconds: `0:48`, `12:05`, `1:02:05`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / THOUSAND));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A span that is over, from milliseconds: `48 s`, `3 min 12 s`, `1 h 2 min`. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / THOUSAND));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
}

/** A size in decimal units, as file managers give it: `812 B`, `4.1 kB`, `2.0 MB`. */
export function bytes(count: number): string {
  if (count < THOUSAND) return `${count} B`;
  if (count < 999_950) return `${(count / THOUSAND).toFixed(1)} kB`;
  return `${(count / MILLION).toFixed(1)} MB`;
}

/** `1 section`, `3 sections`: the noun takes an `s` unless there is exactly one. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
