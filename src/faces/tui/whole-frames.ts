import type { Writable } from 'node:stream';

/** What terminals that know it wait for before they show anything of a frame, and after which they show all of it. */
const BEGIN = '\x1B[?2026h';
const END = '\x1B[?2026l';

/**
 * The same stream, but what is written between the marks of a frame goes out in one piece: a terminal that does not
 * know the marks shows no half of a frame either, and one call of the system is cheaper than five. What stands outside
 * of the marks goes out at once; nothing is held back once a frame is complete.
 */
export function wholeFrames<T extends Writable>(output: T): T {
  let frame: string[] | undefined;
  const write = (...given: [unknown]): boolean => {
    const [text] = given;
    if (text === BEGIN) frame ??= [];
    if (frame === undefined || typeof text !== 'string' || given.length > 1) return output.write(...given);
    frame.push(text);
    if (text !== END) return true;
    const whole = frame.join('');
    frame = undefined;
    return output.write(whole);
  };
  return new Proxy(output, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
