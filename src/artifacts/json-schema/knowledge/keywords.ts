import type { Draft } from '../dialect.ts';

/** What the value of a keyword has to be. */
export type Shape =
  | 'any'
  | 'array'
  | 'boolean'
  | 'count'
  | 'dependencies'
  | 'items'
  | 'limit'
  | 'name'
  | 'number'
  | 'object'
  | 'pattern'
  | 'positive'
  | 'schema'
  | 'schema-map'
  | 'pattern-map'
  | 'schemas'
  | 'string'
  | 'strings'
  | 'strings-map'
  | 'type';

export type Keyword = { shape: Shape; since?: Draft; until?: Draft };

/** The keywords of the drafts 4 to 2020-12, as their meta-schemas have them. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['$schema', { shape: 'string' }],
  ['$id', { shape: 'string', since: 6 }],
  ['id', { shape: 'string', until: 4 }],
  ['$ref', { shape: 'string' }],
  ['$comment', { shape: 'string', since: 7 }],
  ['$defs', { shape: 'schema-map', since: 2019 }],
  ['definitions', { shape: 'schema-map' }],
  ['$anchor', { shape: 'name', since: 2019 }],
  ['$recursiveRef', { shape: 'string', since: 2019, until: 2019 }],
  ['$recursiveAnchor', { shape: 'boolean', since: 2019, until: 2019 }],
  ['$dynamicRef', { shape: 'string', since: 2020 }],
  ['$dynamicAnchor', { shape: 'name', since: 2020 }],
  ['$vocabulary', { shape: 'object', since: 2019 }],
  ['title', { shape: 'string' }],
  ['description', { shape: 'string' }],
  ['default', { shape: 'any' }],
  ['examples', { shape: 'array', since: 6 }],
  ['deprecated', { shape: 'boolean', since: 2019 }],
  ['readOnly', { shape: 'boolean', since: 7 }],
  ['writeOnly', { shape: 'boolean', since: 7 }],
  ['type', { shape: 'type' }],
  ['enum', { shape: 'array' }],
  ['const', { shape: 'any', since: 6 }],
  ['multipleOf', { shape: 'positive' }],
  ['maximum', { shape: 'number' }],
  ['exclusiveMaximum', { shape: 'limit' }],
  ['minimum', { shape: 'number' }],
  ['exclusiveMinimum', { shape: 'limit' }],
  ['maxLength', { shape: 'count' }],
  ['minLength', { shape: 'count' }],
  ['pattern', { shape: 'pattern' }],
  ['format', { shape: 'string' }],
  ['contentEncoding', { shape: 'string', since: 7 }],
  ['contentMediaType', { shape: 'string', since: 7 }],
  ['contentSchema', { shape: 'schema', since: 2019 }],
  ['items', { shape: 'items' }],
  ['prefixItems', { shape: 'schemas', since: 2020 }],
  ['additionalItems', { shape: 'schema', until: 2019 }],
  ['unevaluatedItems', { shape: 'schema', since: 2019 }],
  ['contains', { shape: 'schema', since: 6 }],
  ['minContains', { shape: 'count', since: 2019 }],
  ['maxContains', { shape: 'count', since: 2019 }],
  ['maxItems', { shape: 'count' }],
  ['minItems', { shape: 'count' }],
  ['uniqueItems', { shape: 'boolean' }],
  ['properties', { shape: 'schema-map' }],
  ['patternProperties', { shape: 'pattern-map' }],
  ['additionalProperties', { shape: 'schema' }],
  ['unevaluatedProperties', { shape: 'schema', since: 2019 }],
  ['propertyNames', { shape: 'schema', since: 6 }],
  ['maxProperties', { shape: 'count' }],
  ['minProperties', { shape: 'count' }],
  ['required', { shape: 'strings' }],
  ['dependencies', { shape: 'dependencies' }],
  ['dependentSchemas', { shape: 'schema-map', since: 2019 }],
  ['dependentRequired', { shape: 'strings-map', since: 2019 }],
  ['if', { shape: 'schema', since: 7 }],
  ['then', { shape: 'schema', since: 7 }],
  ['else', { shape: 'schema', since: 7 }],
  ['allOf', { shape: 'schemas' }],
  ['anyOf', { shape: 'schemas' }],
  ['oneOf', { shape: 'schemas' }],
  ['not', { shape: 'schema' }],
]);

/** Words that tools put into schemas beside the specification's own (OpenAPI, editors, generators, form builders). */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...['allowTrailingCommas', 'body', 'category', 'comment', 'defaultSnippets', 'deprecationMessage', 'discriminator'],
  ...['doNotSuggest', 'enumDescriptions', 'enumNames', 'enumTitles', 'errorMessage', 'example', 'externalDocs'],
  ...['extends', 'formatMaximum', 'formatMinimum', 'formatExclusiveMaximum', 'formatExclusiveMinimum', 'group'],
  ...['hidden', 'icon', 'ignore', 'instanceof', 'javaType', 'javaInterfaces', 'javaName', 'label', 'links', 'markdown'],
  ...[
    'markdownDescription',
    'markdownEnumDescriptions',
    'media',
    'meta',
    'mode',
    'name',
    'note',
    'nullable',
    'options',
  ],
  ...['order', 'patternErrorMessage', 'propertyOrder', 'scope', 'secret', 'sensitive', 'source', 'suggestSortText'],
  ...[
    'tags',
    'translationKey',
    'transform',
    'tsEnumNames',
    'tsType',
    'typeof',
    'ui',
    'unit',
    'units',
    'uniqueItemProperties',
  ],
  ...['version', 'widget', 'xml', 'existingJavaType', 'optional', 'placeholder', 'mediaType', 'pathStart', 'base'],
  ...[
    'binaryEncoding',
    'divisibleBy',
    'disallow',
    '$data',
    '$async',
    'enumLabels',
    'enumItemLabels',
    'editPresentation',
  ],
  ...[
    'summary',
    'since',
    'url',
    'copyright',
    'license',
    'author',
    'contributors',
    'notes',
    'see',
    'internal',
    '$extends',
  ],
  ...['enumOptions', 'key', 'index', 'unique', 'logicalType', 'doc', 'aliases', 'namespace', '$target', 'namedArgs'],
  ...['isA', 'propertyTitle', 'prefix', 'context', 'todo', 'sample', 'samples', 'value', 'values', 'range', 'alias'],
]);

/** Formats that the drafts define. */
export const FORMATS: ReadonlySet<string> = new Set([
  ...['date-time', 'date', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6', 'uri'],
  ...[
    'uri-reference',
    'iri',
    'iri-reference',
    'uuid',
    'uri-template',
    'json-pointer',
    'relative-json-pointer',
    'regex',
  ],
]);
