/** So many between two moments in which keys can be heard. */
const AT_ONCE = 32;

/** What is made of each, in the order given, a handful at a time. */
export async function inBatches<Given, Made>(
  all: readonly Given[],
  make: (one: Given) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await new Promise(setImmediate);
    made.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(make))));
  }
  return made;
}
