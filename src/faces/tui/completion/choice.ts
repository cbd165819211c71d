/** One row of the list under a field of text. */
export type Choice = {
  /** What is chosen, from anywhere: it is sanitised when drawn. */
  label: string;
  /** Quiet words beside it. */
  detail?: string;
  /** What stands in the text once it is taken. */
  text: string;
  /** More is to be chosen after it: the list stays. */
  goesOn?: boolean;
  /** It is done at once, and nothing of it stays in the text. */
  run?(): void;
};

/** What stands in the text once a choice is taken: no second blank where there is one already. */
export function replacementFor({ text }: Choice, written: string, end: number): string {
  return /^\s/.test(written.slice(end, end + 1)) ? text.trimEnd() : text;
}
