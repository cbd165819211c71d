import type { LanguageFn } from 'highlight.js';

/** Terraform's language, which highlight.js leaves to others: blocks, attributes, and what stands for values. */
export const hcl: LanguageFn = (hljs) => {
  const placeholder = { scope: 'subst', begin: /[$%]\{/, end: /\}/ };
  return {
    name: 'HCL',
    aliases: ['tf', 'terraform', 'tfvars'],
    keywords: { literal: 'true false null', keyword: 'for in if' },
    contains: [
      hljs.HASH_COMMENT_MODE,
      hljs.C_LINE_COMMENT_MODE,
      hljs.C_BLOCK_COMMENT_MODE,
      { scope: 'string', begin: /<<-?(?<end>[A-Z_]+)$/, end: /^\s*[A-Z_]+$/, contains: [placeholder] },
      { scope: 'string', begin: /"/, end: /"/, contains: [{ begin: /\\./ }, placeholder] },
      { scope: 'keyword', match: /^\s*[a-z_]+(?=(?:\s+"[^"]*")*\s*\{)/ },
      { scope: 'attr', match: /\b[a-zA-Z_][\w-]*(?=\s*=(?!=|>))/ },
      { scope: 'built_in', match: /\b[a-z_]+(?=\()/ },
      hljs.C_NUMBER_MODE,
    ],
  };
};
