import { isRecord } from '../tools/tool-input.ts';

const MAX_TEXT = 100_000;

/** A result of a server as text, and whether it says that it failed. What is no text is named, and not passed on. */
export function resultText(result: unknown): { text: string; isError: boolean } {
  if (!isRecord(result)) return { text: '(The server answered in no form that is known.)', isError: true };
  const content = Array.isArray(result.content) ? result.content : [];
  const texts = content.map(blockText);
  const structured = structuredText(result.structuredContent, texts);
  const text = [...texts, ...structured].join('\n').trim();
  return { text: cut(text === '' ? '(nothing)' : text), isError: result.isError === true };
}

/** What a resource holds, or the messages of a prompt: its parts one after another. */
export function contentsText(result: unknown): string {
  const parts = isRecord(result) ? (result.contents ?? result.messages) : undefined;
  if (!Array.isArray(parts)) return '(The server answered in no form that is known.)';
  return cut(parts.map((part) => (isRecord(part) && 'role' in part ? message(part) : resourceText(part))).join('\n\n'));
}

function message({ role, content }: Record<string, unknown>): string {
  const parts = Array.isArray(content) ? content : [content];
  return `${role === 'assistant' ? 'Assistant' : 'User'}: ${parts.map(blockText).join('\n')}`;
}

/** Most servers send the same as text too. */
function structuredText(structured: unknown, texts: readonly string[]): string[] {
  if (structured === undefined || structured === null) return [];
  const only = isRecord(structured) && Object.keys(structured).length === 1 ? Object.values(structured)[0] : undefined;
  if (typeof only === 'string' && texts.includes(only)) return [];
  const compact = JSON.stringify(structured);
  const isSaid = texts.some((text) => {
    try {
      return JSON.stringify(JSON.parse(text)) === compact;
    } catch {
      return false;
    }
  });
  return isSaid ? [] : [JSON.stringify(structured, null, 2)];
}

function blockText(block: unknown): string {
  if (!isRecord(block)) return '(something that is no content)';
  switch (block.type) {
    case 'text':
      return typeof block.text === 'string' ? block.text : '';
    case 'image':
    case 'audio':
      return `(${block.type === 'image' ? 'a picture' : 'a recording'}, ${kind(block.mimeType)}${size(block.data)}: not passed on)`;
    case 'resource_link':
      return `(a resource: ${word(block.name)}, ${word(block.uri)})`;
    case 'resource':
      return resourceText(block.resource);
    default:
      return `(content of the kind ${word(block.type)}, which is not known here)`;
  }
}

function resourceText(resource: unknown): string {
  if (!isRecord(resource)) return '(something that is no resource)';
  const { uri, text, blob, mimeType } = resource;
  if (typeof text === 'string') return text;
  return `(${word(uri)}, ${kind(mimeType)}${size(blob)}: not passed on)`;
}

function kind(mimeType: unknown): string {
  return typeof mimeType === 'string' ? word(mimeType) : 'of no kind it names';
}

/** Of what is written in base64. */
function size(data: unknown): string {
  return typeof data === 'string' ? `, ${Math.ceil((data.length * 3) / 4 / 1024)} kB` : '';
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : '(without a name)';
}

function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  return `${text.slice(0, MAX_TEXT)}\n(cut: ${text.length - MAX_TEXT} more characters)`;
}
