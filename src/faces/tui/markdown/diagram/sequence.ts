/** A sequence diagram, as it is to be drawn. All texts are sanitised, and hold no line ends. */
export type Sequence = {
  title?: string;
  /** From left to right; the name that lines use is its place here. */
  people: readonly string[][];
  steps: readonly Step[];
};

export type Step =
  | { kind: 'message'; from: number; to: number; label: string; isDotted: boolean; head: Head }
  /** Beside somebody, or over all from the first to the last. */
  | { kind: 'note'; first: number; last: number; at: 'left' | 'right' | 'over'; lines: readonly string[] }
  | { kind: 'begin' | 'part'; words: string }
  | { kind: 'end' };

/** What a message ends in: nothing, an arrow, an open one (it is not waited for), or a cross (it is lost). */
export type Head = 'none' | 'arrow' | 'open' | 'cross';
