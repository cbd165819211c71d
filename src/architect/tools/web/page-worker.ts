import { parentPort, workerData } from 'node:worker_threads';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** The thread in which one page becomes markdown, the file that it starts with: a page that is made to take hours is ended with it. */
const { html, url } = workerData as { html: string; url: string };
parentPort?.postMessage(htmlToMarkdown(html, url));
