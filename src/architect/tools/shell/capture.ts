/** What a command says, as far as it is kept: its beginning and its end. */
export type Capture = {
  push(text: string): void;
  /** All of it; or the beginning and the end, with how much was left out between them. */
  read(): string;
};

/** @param most characters that are kept in all */
export function startCapture(most: number): Capture {
  const half = Math.floor(most / 2);
  let head = '';
  let tail = '';
  let length = 0;

  return {
    push(text) {
      length += text.length;
      const room = half - head.length;
      head += text.slice(0, room);
      tail += text.slice(room);
      // Cut now and then, not each time: a command may say very little, very often.
      if (tail.length > 4 * half) tail = tail.slice(-half);
    },
    read() {
      if (length <= 2 * half) return head + tail;
      const end = tail.slice(-half);
      const cut = length - head.length - end.length;
      return `${head}\n\n… (${cut} characters left out here) …\n\n${end}`;
    },
  };
}
