import type { Domain } from '../knowledge/domain.ts';
import { plural } from '../words/plural.ts';
import { capital } from '../words/spelling.ts';

/**
 * The notes of one field put into the terms of another: its people become the other's people, also in the names of
 * columns, so that notes of both can stand in one design.
 */
export function adopt(domain: Domain, person: string): Domain {
  const own = domain.person;
  if (own === person) return domain;
  const entities = Object.entries(domain.entities).filter(([key]) => key !== own && key !== person);
  const rest = { ...domain, entities: Object.fromEntries(entities), person };
  return renamed(rest, own, person);
}

function renamed(domain: Domain, from: string, to: string): Domain {
  const pairs: [RegExp, string][] = [
    [new RegExp(`\\b${from}_id\\b`, 'g'), `${to}_id`],
    [new RegExp(`([-=]> )${from}\\b`, 'g'), `$1${to}`],
    [new RegExp(`\\{((?:[Aa]n? )?)${from}(\\.[a-z_]*)?\\}`, 'g'), `{$1${to}$2}`],
    [new RegExp(`\\{${capital(from)}\\}`, 'g'), `{${capital(to)}}`],
    [new RegExp(`\\{${plural(from)}\\}`, 'g'), `{${plural(to)}}`],
    [new RegExp(`\\{${capital(plural(from))}\\}`, 'g'), `{${capital(plural(to))}}`],
  ];
  const speak = (text: string) => pairs.reduce((said, [pattern, word]) => said.replace(pattern, word), text);
  return mapTexts(domain, (text) => (text === from ? to : speak(text)));
}

/** The same value with every text in it changed; keys stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)])) as T;
}
