/** What a word may hold outside of quotes, and, with blanks, inside of them: nothing that any shell reads as more. */
const WORD = '[A-Za-z0-9_./:,@%+=-]|\'[A-Za-z0-9_./:,@%+= -]*\'|"[A-Za-z0-9_./:,@%+= -]*"';

/** The program stands bare: no assignment, no option, no job number. */
const COMMAND = new RegExp(`^ *[A-Za-z0-9_./][A-Za-z0-9_./+-]*(?: +(?:${WORD})+)* *$`);

/** First words that are the shell's own grammar. */
const GRAMMAR = new Set(
  'if then else elif fi for while until do done case esac in function select time coproc'.split(' '),
);

/**
 * Whether a command means to a shell just the words that one sees: no variable, substitution, pipe, redirection,
 * pattern, comment, assignment, escape or second command. Quotes may hold blanks, and nothing else that a word may not
 * hold: the programs that are started have shells of their own. What is no ASCII could look like something else.
 */
export function isSimple(command: string): boolean {
  return COMMAND.test(command) && !GRAMMAR.has(wordsOf(command)[0] ?? '');
}

/** The words of a simple command: the program, and what it is given. */
export function simpleWords(command: string): string[] | undefined {
  return isSimple(command) ? wordsOf(command) : undefined;
}

function wordsOf(command: string): string[] {
  const words = command.match(new RegExp(`(?:${WORD})+`, 'g')) ?? [];
  return words.map((word) => word.replace(/['"]/g, ''));
}
