// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of other programs.
import type { Language } from '../../review/code/language.ts';
import type { Finding } from '../../review/finding.ts';

/**
 * The line of a finding as it would be, where that follows from the line itself; nothing where it does not.
 * @param next the line below it
 */
export function lineFix(
  { rule, what, fix }: Finding,
  line: string,
  language: Language,
  next: string,
): string | undefined {
  const fixed = rewritten(rule, line, language, names(what), names(fix), next);
  return fixed === undefined || fixed === line ? undefined : fixed;
}

/** What a sentence quotes in backticks. */
export function names(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

function rewritten(
  rule: string,
  line: string,
  language: Language,
  quoted: readonly string[],
  inFix: readonly string[],
  next: string,
): string | undefined {
  switch (rule) {
    case 'sql-injection':
      return language === 'js' && inFix.includes('$1') ? parametrised(line, next) : undefined;
    case 'secret-in-code':
      return fromEnvironment(line, language, quoted[0] ?? 'SECRET');
    case 'open-write-route':
      return guarded(line, language, inFix[0] ?? '');
    case 'no-timeout':
      return limited(line, language);
    default:
      return undefined;
  }
}

/** ``query(`… '%${name}%'`)`` with `$1`, and the value beside it. */
function parametrised(line: string, next: string): string | undefined {
  const text = /`([^`]*\$\{[^`]*)`/.exec(line);
  const rest = line.slice((text?.index ?? 0) + (text?.[0].length ?? 0));
  const isLast = /^\s*\)/.test(rest) || (/^\s*,?\s*$/.test(rest) && /^\s*\)/.test(next));
  if (!text || /\$\d/.test(text[1] ?? '') || !isLast) return undefined;
  const values: string[] = [];
  const query = (text[1] ?? '').replace(
    /'?(%?)\$\{([^{}]+)\}(%?)'?/g,
    (_, before: string, value: string, after: string) => {
      values.push(before || after ? `\`${before}\${${value.trim()}}${after}\`` : value.trim());
      return `$${values.length}`;
    },
  );
  if (values.length === 0 || /\$\{/.test(query)) return undefined;
  const plain = query.includes("'") ? `\`${query}\`` : `'${query}'`;
  return line.replace(text[0], `${plain}, [${values.join(', ')}]`);
}

const ENVIRONMENT: Record<Language, (name: string) => string> = {
  js: (name) => `process.env.${name}`,
  python: (name) => `os.environ["${name}"]`,
  go: (name) => `os.Getenv("${name}")`,
  java: (name) => `System.getenv("${name}")`,
  csharp: (name) => `Environment.GetEnvironmentVariable("${name}")`,
  ruby: (name) => `ENV.fetch("${name}")`,
  php: (name) => `getenv('${name}')`,
  rust: (name) => `std::env::var("${name}")?`,
};

function fromEnvironment(line: string, language: Language, name: string): string | undefined {
  const value = /(=>?|:)\s*(["'`])[^"'`]+\2/.exec(line);
  const upper = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
  return value ? line.replace(value[0], `${value[1]} ${ENVIRONMENT[language](upper)}`) : undefined;
}

function guarded(line: string, language: Language, guard: string): string | undefined {
  if (language !== 'js' || !/^[\w.]+(?:\(.*\))?$/.test(guard)) return undefined;
  const path = /\.(?:post|put|patch|delete)\(\s*(["'`])[^"'`]*\1\s*,/.exec(line);
  return path ? line.replace(path[0], `${path[0]} ${guard},`) : undefined;
}

function limited(line: string, language: Language): string | undefined {
  if (language === 'js') {
    if (/\bfetch\([^()]*\{\s*$/.test(line)) return line.replace(/\{\s*$/, '{ signal: AbortSignal.timeout(5_000),');
    const whole = /\bfetch\(((?:[^(),{}]|\([^()]*\))+)\)/.exec(line);
    return whole ? line.replace(whole[0], `fetch(${whole[1]}, { signal: AbortSignal.timeout(5_000) })`) : undefined;
  }
  if (language !== 'python') return undefined;
  const call = /\brequests\.\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/.exec(line);
  return call ? line.replace(call[0], `${call[0].slice(0, -1)}, timeout=(3, 10))`) : undefined;
}
