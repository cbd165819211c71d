/** What stands before a linked text (OSC 8, with its address), and after it, with none. */
export const LINK_MARKS = /\x1B\]8;;([^\x07\x1B]*)\x07/g;
