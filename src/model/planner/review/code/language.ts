/** A language of programs, as far as reviewing cares: what is written alike is one. */
export type Language = 'js' | 'python' | 'go' | 'java' | 'csharp' | 'ruby' | 'php' | 'rust';

const BY_NAME: readonly (readonly [RegExp, Language])[] = [
  [/\.(?:[cm]?[jt]sx?|vue|svelte)$/i, 'js'],
  [/\.pyi?$/i, 'python'],
  [/\.go$/i, 'go'],
  [/\.(?:java|kts?|scala|groovy)$/i, 'java'],
  [/\.cs$/i, 'csharp'],
  [/\.(?:rb|rake|ru)$/i, 'ruby'],
  [/\.(?:php|phtml)$/i, 'php'],
  [/\.rs$/i, 'rust'],
];

/** What only one language says. The first to be found decides. */
const BY_WORDS: readonly (readonly [RegExp, Language])[] = [
  [/^\s*<\?php\b/m, 'php'],
  [/^package \w+\s*$|^func (?:\(\w+ \*?\w+\) )?\w+\(/m, 'go'],
  [
    /^package [\w.]+;|^import (?:static )?(?:java|jakarta|javax|org|com)\.[\w.*]+;?\s*$|^\s*(?:suspend )?fun \w+\(/m,
    'java',
  ],
  [/^using [\w.]+;|^namespace [\w.]+;?\s*$|\bawait using\b|\bvar builder = WebApplication/m, 'csharp'],
  [/^use [\w:]+(?:::\{[^}]*\})?;|^\s*(?:pub )?(?:async )?fn \w+/m, 'rust'],
  [
    /^\s*(?:async )?def \w+\(.*\)?.*:?\s*$[\s\S]*^\s*(?:return|if|with|raise|import|for)\b[^;]*$|^from [\w.]+ import /m,
    'python',
  ],
  [/^\s*(?:require(?:_relative)? ['"]|class \w+(?:::\w+)* < |def \w+[?!]?(?:\(.*\))?$|end\s*$)/m, 'ruby'],
];

/** The language of a text, by its name or by what stands in it; JavaScript when nothing else shows. */
export function languageOf(path: string, text: string): Language {
  const named = BY_NAME.find(([ending]) => ending.test(path))?.[1];
  if (named) return named;
  if (/^(?:import .* from ['"]|const |let |export )|require\(['"]/m.test(text)) return 'js';
  return BY_WORDS.find(([words]) => words.test(text))?.[1] ?? 'js';
}

/** Whether a block is told by how far it is indented. */
export function isIndented(language: Language): boolean {
  return language === 'python' || language === 'ruby';
}
