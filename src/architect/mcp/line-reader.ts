/** Bytes of one message, and of what is no message, after which a server is given up. */
const MAX_LINE = 10 * 1024 * 1024;
const MAX_GARBAGE = 1024 * 1024;

/** Cuts what a server prints into lines and reads each as JSON. What is none is passed over, up to a bound. */
export class LineReader {
  #parts: Buffer[] = [];
  #length = 0;
  #garbage = 0;

  /**
   * The values of the lines that end in this chunk.
   *
   * @returns a sentence instead once the server has printed too much of what is no message
   */
  push(chunk: Buffer): unknown[] | string {
    const values: unknown[] = [];
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = this.#take(chunk.subarray(from, end));
      from = end + 1;
      const value = jsonOf(line);
      if (value !== undefined) values.push(value);
      else this.#garbage += line.length;
    }
    this.#parts.push(chunk.subarray(from));
    this.#length += chunk.length - from;
    if (this.#length > MAX_LINE) return `it printed a line of more than ${MAX_LINE / 1024 / 1024} MB`;
    if (this.#garbage > MAX_GARBAGE) return 'it prints what is no message of the protocol';
    return values;
  }

  #take(last: Buffer): Buffer {
    const line = this.#length === 0 ? last : Buffer.concat([...this.#parts, last]);
    this.#parts = [];
    this.#length = 0;
    return line;
  }
}

/** Messages are objects; some servers greet in plain words, or log numbers. */
function jsonOf(line: Buffer): object | undefined {
  if (!/^\s*\{/.test(line.subarray(0, 200).toString())) return undefined;
  try {
    return JSON.parse(line.toString()) as object;
  } catch {
    return undefined;
  }
}
