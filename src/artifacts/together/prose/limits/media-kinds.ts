/** Kinds of files by the name that people give them, with the media types that each has. */
const MEDIA: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  doc: ['application/msword'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xls: ['application/vnd.ms-excel'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  odt: ['application/vnd.oasis.opendocument.text'],
  rtf: ['application/rtf', 'text/rtf'],
  csv: ['text/csv'],
  json: ['application/json'],
  xml: ['application/xml', 'text/xml'],
  zip: ['application/zip'],
  png: ['image/png'],
  jpeg: ['image/jpeg', 'image/jpg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  heic: ['image/heic', 'image/heif'],
  svg: ['image/svg+xml'],
  tiff: ['image/tiff'],
  mp3: ['audio/mpeg', 'audio/mp3'],
  wav: ['audio/wav', 'audio/x-wav', 'audio/wave'],
  flac: ['audio/flac'],
  ogg: ['audio/ogg'],
  m4a: ['audio/mp4', 'audio/x-m4a'],
  mp4: ['video/mp4'],
  mov: ['video/quicktime'],
  webm: ['video/webm'],
};
const ALSO: Readonly<Record<string, string>> = { jpg: 'jpeg', tif: 'tiff', heif: 'heic' };

const NAME = String.raw`(?:\.(?:[a-z0-9]{3,4})\b|\b(?:${[...Object.keys(MEDIA), ...Object.keys(ALSO)].map((one) => one.toUpperCase()).join('|')}|WebP|WebM)\b)`;
const LIST = new RegExp(String.raw`${NAME}(?:(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+|\s*/\s*)${NAME})+`, 'g');
const ONLY = new RegExp(String.raw`\bonly (${NAME})|(${NAME})(?: files?)? only\b`, 'g');

/** The kind of a media type; undefined for one that has no name here. */
export function kindOfMedia(type: string): string | undefined {
  const [bare = ''] = type.toLowerCase().split(';');
  return Object.entries(MEDIA).find(([, types]) => types.includes(bare.trim()))?.[0];
}

/** Lists of kinds of files in a text (`PDF, PNG or JPEG`, `only PDF`), each with its place. */
export function mediaLists(text: string): { kinds: string[]; said: string; start: number }[] {
  return [...text.matchAll(LIST), ...text.matchAll(ONLY)].flatMap((match) => {
    const kinds = [...match[0].matchAll(new RegExp(NAME, 'g'))].map(([name]) => {
      const bare = name.replace('.', '').toLowerCase();
      return ALSO[bare] ?? bare;
    });
    const isKnown = kinds.every((kind) => Object.hasOwn(MEDIA, kind));
    return isKnown ? [{ kinds: [...new Set(kinds)], said: match[0], start: match.index }] : [];
  });
}
