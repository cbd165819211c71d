/** What a .proto file declares, each thing with its line in the text, from 1. */
export type ProtoFile = {
  syntax?: { value: string; line: number };
  package: string;
  packages: number[];
  imports: { path: string; line: number }[];
  messages: Message[];
  enums: Enum[];
  services: Service[];
  /** `extend` blocks, with the type that they add to. */
  extensions: { of: string; line: number; fields: Field[] }[];
};

export type Message = {
  name: string;
  line: number;
  fields: Field[];
  oneofs: { name: string; line: number; empty: boolean }[];
  messages: Message[];
  enums: Enum[];
  extensions: { of: string; line: number; fields: Field[] }[];
  reserved: Reserved;
  /** Numbers set aside for extensions. */
  set: Range[];
};

export type Range = { from: number; to: number; line: number };
export type Reserved = { ranges: Range[]; names: { name: string; line: number }[] };

export type Field = {
  name: string;
  line: number;
  type: string;
  label?: 'required' | 'optional' | 'repeated';
  /** NaN when it is no number. */
  number: number;
  oneof?: string;
  /** For `map<key, value>`; then `type` is that of the value. */
  mapKey?: string;
  options: { name: string; value: string }[];
};

export type Enum = {
  name: string;
  line: number;
  values: { name: string; number: number; line: number }[];
  allowAlias: boolean;
  reserved: Reserved;
};

export type Service = { name: string; line: number; methods: { name: string; line: number; types: string[] }[] };
