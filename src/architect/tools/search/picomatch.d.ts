/** The little that is used of picomatch, which carries no types of its own. */
declare module 'picomatch' {
  const picomatch: {
    makeRe(glob: string, options?: { dot?: boolean; nonegate?: boolean; windows?: boolean }): RegExp;
  };
  export = picomatch;
}
