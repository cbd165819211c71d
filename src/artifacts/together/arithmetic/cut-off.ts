/** Words between two factors. */
const PARTED =
  /(?:\d\s?\p{L}*\s[×*·÷+]\s(?:[\p{L}-]+\s){1,4}|[×*·÷]\s[\d.,]+\s(?:[\p{L}-]+\s){1,3}(?:in|of|over|per)\s)$/u;

/**
 * Whether what stands before a calculation is part of it, and is no number.
 * @param start of the calculation in its text
 */
export function isCutOff(text: string, start: number): boolean {
  // `70 M × (held for 45 s / 60 s)`: a bracket of it.
  if (/[×x*·÷/+−]\s*\([^()\d]*$/u.test(text.slice(Math.max(0, start - 40), start))) return true;
  // `33.3 × 0.5 s + extract 8.33 × 0.6 s`, `64 working days in 90 days + 120,000`: words part the two.
  if (PARTED.test(text.slice(Math.max(0, start - 60), start))) return true;
  return (
    /(?:[×*·÷+−^(√]|[×·÷]\s[\p{L}. ]{1,16}|[\p{L}\d)\]]\s*\/|\s[-x]|\b(?:times|by|plus|minus|per|to|of|than|log|sqrt|max|min|ceil|floor))\s*[~$€£(]*\s*$/iu.test(
      text.slice(Math.max(0, start - 24), start).replace(/^\s*[-*+]\s+/, ''),
    ) && !/(?:^|[.:;,|=≈]\s|[\s])\(+\s*[~$€£]?$/.test(text.slice(Math.max(0, start - 6), start))
  );
}
