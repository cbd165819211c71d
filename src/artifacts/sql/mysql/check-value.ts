import { INTEGER_BYTES } from './knowledge/types.ts';
import type { TypeReading } from './syntax.ts';

/**
 * Why a literal cannot stand in a column of a type, where MySQL in its strict mode would certainly say so.
 *
 * @param quoted whether it was written in quotes
 */
export function misfitOf(type: TypeReading, value: string, quoted: boolean): string | undefined {
  const { name } = type;
  if (name === 'ENUM') return fitsEnum(type, value, quoted) ? undefined : `${shown(value)} is not among its values`;
  if (name === 'SET' && quoted) {
    const odd = value.split(',').find((part) => part !== '' && !has(type, part));
    return odd === undefined ? undefined : `${shown(odd)} is not among its values`;
  }
  if (name in INTEGER_BYTES || name === 'YEAR') return misfitOfInteger(type, value, quoted);
  if (/^(DECIMAL|DEC|NUMERIC|FIXED|FLOAT\d?|DOUBLE|DOUBLE PRECISION|REAL)$/.test(name))
    return quoted && !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
      ? `${shown(value)} is no number`
      : misfitOfDecimal(type, value);
  if (/^(VAR)?CHAR/.test(name) && quoted) {
    const length = Number(type.arguments[0] ?? 1);
    const size = [...value.trimEnd()].length;
    return size > length ? `${shown(value)} has ${size} characters, and it takes ${length}` : undefined;
  }
  if (/^(DATE|DATETIME|TIMESTAMP)$/.test(name)) return quoted ? misfitOfDate(value) : undefined;
  if (name === 'JSON' && quoted) return isJson(value) ? undefined : `${shown(value)} is no JSON`;
  return undefined;
}

function has(type: TypeReading, value: string): boolean {
  const folded = value.trimEnd().toLowerCase();
  return type.arguments.some((one) => one.trimEnd().toLowerCase() === folded);
}

function fitsEnum(type: TypeReading, value: string, quoted: boolean): boolean {
  if (has(type, value)) return true;
  const place = Number(value);
  return (!quoted || /^\d+$/.test(value)) && place >= 1 && place <= type.arguments.length;
}

function misfitOfInteger(type: TypeReading, value: string, quoted: boolean): string | undefined {
  if (quoted && !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return `${shown(value)} is no number`;
  const bytes = INTEGER_BYTES[type.name];
  if (!bytes || !/^[+-]?\d+$/.test(value)) return undefined;
  const whole = BigInt(value.replace('+', ''));
  const bits = BigInt(bytes * 8);
  const [least, most] = type.unsigned ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
  return whole < least || whole > most ? `${value} is out of its range (${least} to ${most})` : undefined;
}

function misfitOfDecimal(type: TypeReading, value: string): string | undefined {
  if (!/^(DECIMAL|DEC|NUMERIC|FIXED)$/.test(type.name) || !/^[+-]?\d+(\.\d+)?$/.test(value)) return undefined;
  const digits = Number(type.arguments[0] ?? 10) - Number(type.arguments[1] ?? 0);
  const whole = (value.replace(/^[+-]/, '').split('.')[0] ?? '').replace(/^0+/, '');
  return whole.length > digits ? `${value} has more than ${digits} digits before the point` : undefined;
}

function misfitOfDate(value: string): string | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?/.exec(value);
  if (!match) return /[a-z]{3}/i.test(value) && !/^\d/.test(value) ? `${shown(value)} is no date` : undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  // Zero dates pass or not by the SQL mode.
  if (!year || !month || !day) return undefined;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month > 12 || day > days || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59)
    return `${shown(value)} is no date`;
  return undefined;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function shown(value: string): string {
  return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
}
