import type { Passage } from '../design.ts';
import { NAMED, productNamed } from './product-names.ts';
import { TECHNOLOGIES, type Technology, technologyIn } from './technologies.ts';

const ANY = `(${[NAMED, ...TECHNOLOGIES.map(({ pattern }) => pattern)].join('|')})`;
const ALL = `(?:this|the|our|the whole|all of the) (?:whole |first )?(?:system|design|stack|architecture|platform|product|landscape)`;
/** Nothing follows that would tell of one use. */
const AT_ALL = String.raw`(?: (?:at all|anywhere|whatsoever|anymore|altogether|entirely))?(?: (?:in|of|from|by|to|within|inside) ${ALL})?(?: (?:at all|anywhere|yet))?(?=\s*(?:$|[.,;:()!]|(?:and|because|since|but)\b))`;
const WE = `(?:[Ww]e|[Tt]he (?:whole |first )?(?:system|design|stack|architecture|platform)|[Tt]his (?:system|design))`;
const NOBODY = `(?:[Nn]o (?:part|service|component|process)|[Nn]othing|[Nn]one of the services)`;
const START = String.raw`(?<![\p{L}\w'’-])`;

/** `Redis has no part in this system`, `no Redis anywhere`, `the system does without Redis`. */
const EXCLUDED = [
  `${START}${ANY} (?:has|have|plays?|takes?|gets?) no (?:part|place|role|business)${AT_ALL}`,
  `${START}${ANY} (?:is|are) (?:not|never|nowhere) (?:used|deployed|in use|operated|part)${AT_ALL}`,
  `${START}${ANY} (?:is|are) (?:no|not a) (?:part|component|dependency)${AT_ALL}`,
  `${START}(?:[Tt]here is|[Tt]here will be|[Ww]e have|[Ww]e run|[Ww]e use) no ${ANY}${AT_ALL}`,
  `${START}[Nn]o ${ANY} (?:anywhere|at all|in ${ALL})${AT_ALL}`,
  `${START}${WE} (?:do not|does not|don't|doesn't|never) (?:use|run|operate|deploy|have) ${ANY}${AT_ALL}`,
  `${START}${NOBODY} (?:uses|runs|operates|touches|has) ${ANY}${AT_ALL}`,
  `${START}${WE} (?:do|does|works?|runs?|gets? by|manages?|gets? along) (?:entirely |wholly |completely )?without (?:any )?${ANY}${AT_ALL}`,
].map((pattern) => new RegExp(pattern, 'gu'));

const LIMITED =
  /\b(?:would|could|if|when|where|while|whether|unless|until|today|yet|so far|used to|previously|alternatives?|except|but for|other than|apart from)\b/i;

/** What a sentence says that all of a design does without: products by name. */
export function excludedIn({ text }: Passage, whole: string): Technology[] {
  if (LIMITED.test(text)) return [];
  return EXCLUDED.flatMap((pattern) =>
    [...text.replace(/[*_`]/g, '').matchAll(pattern)].flatMap(([, name = '']): Technology[] => {
      const product = technologyIn(name) ?? productNamed(name, whole);
      return product ? [product] : [];
    }),
  );
}
