import { parentPort } from 'node:worker_threads';
import { renderPng } from './render.js';
import { decodeChart } from './wire.js';

/** What the worker answers: the PNG, or what went wrong. */
export type WorkerAnswer = { readonly png: Uint8Array } | { readonly fault: string };

parentPort?.on('message', (chart: string) => {
  parentPort?.postMessage(answerTo(chart));
});

function answerTo(chart: string): WorkerAnswer {
  try {
    return { png: renderPng(decodeChart(chart)) };
  } catch (error) {
    return { fault: String(error) };
  }
}
