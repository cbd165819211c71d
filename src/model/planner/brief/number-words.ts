import { isNumber, joined, type Token } from './tokens.ts';

/** `eighty-five thousand`, `two hundred thousand`, `achtzigtausend`: from a thousand on; smaller ones are mostly no size. */
export function wordsNumberAt(found: readonly Token[], index: number): { value: number; next: number } | undefined {
  if (isNumber(found[index]) || !numberParts(found[index]?.word ?? '')) return undefined;
  let [sum, part, next] = [0, 0, index];
  for (; next < found.length; next++) {
    const token = found[next];
    const parts = token?.word === 'and' && next > index ? [] : numberParts(token?.word ?? '');
    if (!parts || (next > index && !joined(token))) break;
    for (const value of parts) {
      if (value < 100) part += value;
      else if (value === 100) part = Math.max(part, 1) * 100;
      else [sum, part] = [sum + Math.max(part, 1) * value, 0];
    }
  }
  if (found[next - 1]?.word === 'and') next--;
  return sum >= 1000 ? { value: sum + part, next } : undefined;
}

const NAMED = new Map(
  [
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  ].flatMap((line) => line.split(' ').map((word, at) => [word, at + 1] as [string, number])),
);
for (const line of [
  'twenty thirty forty fifty sixty seventy eighty ninety',
  'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  'vingt trente quarante cinquante soixante',
])
  for (const [at, word] of line.split(' ').entries()) NAMED.set(word, (at + 2) * 10);
for (const word of ['hundred', 'hundert', 'cien', 'cent']) NAMED.set(word, 100);
for (const word of ['thousand', 'tausend', 'mille', 'mil']) NAMED.set(word, 1e3);
for (const word of ['million', 'millionen', 'millón', 'millones', 'millions']) NAMED.set(word, 1e6);

/** The numbers that a word is made of: `eighty-five`, `achtzigtausend`. Nothing where it is no number. */
function numberParts(word: string): number[] | undefined {
  const whole = NAMED.get(word);
  if (whole !== undefined) return [whole];
  const parts = word.includes('-')
    ? word.split('-')
    : (/^(\p{L}+?)(hundert)?(tausend)$/u.exec(word)?.slice(1).filter(Boolean) ?? []);
  const values = parts.map((part) => NAMED.get(part));
  return parts.length > 1 && values.every((value) => value !== undefined) ? values : undefined;
}
