import type { Desk } from '../desk.js';
import type { Reading } from '../match/read.js';
import type { Piece } from '../match/scan.js';
import type { Sense } from '../match/term.js';

/** How many of the names that were weighed are worth showing. */
const SHOWN = 8;

/** Prints how a question was read. @returns the exit code */
export function explainOnce(desk: Desk, text: string): number {
  process.stdout.write(`${explain(desk, text)}\n`);
  return 0;
}

/** How a question was read, stage by stage: the tool with which a misreading is mended. */
function explain(desk: Desk, text: string): string {
  const { reading, question, answer, stages } = desk.trace(text);
  return [
    heading('整理', stages.fold),
    `  ${reading.folded.text || '（空）'}`,
    heading('识别', stages.read),
    ...pieces(reading),
    heading('别字', undefined),
    ...mended(reading),
    heading('问题', stages.interpret),
    ...json(question),
    heading('答案', stages.answer),
    `  ${answer.kind}`,
  ].join('\n');
}

const heading = (name: string, time: number | undefined): string =>
  time === undefined ? name : `${name}（${time.toFixed(3)} 毫秒）`;

function pieces(reading: Reading): string[] {
  const lines = reading.pieces
    .filter((piece) => piece.is !== 'mark')
    .map(
      (piece) =>
        `  [${piece.from},${piece.to}) ${reading.folded.text.slice(piece.from, piece.to)}　${pieceText(piece)}`,
    );
  return lines.length > 0 ? lines : ['  没有'];
}

function pieceText(piece: Piece): string {
  if (piece.is === 'number') return `数 ${piece.number.value.toFixed()}${piece.number.unit ?? ''}`;
  if (piece.is !== 'term') return '未识别';
  const { senses, distance, term } = piece.span;
  return `${senses.map(describe).join('；')}${distance > 0 ? `　按“${term}”，相差 ${distance.toFixed(2)}` : ''}`;
}

function mended(reading: Reading): string[] {
  if (reading.candidates.length === 0) return ['  没有需要改正的'];
  const judged = reading.mended.map(
    ({ typo, rivals, sure }) =>
      `  ${typo.text} → ${typo.term}　${sure ? '确定' : '不确定'}${rivals.length > 0 ? `，相近的还有 ${[...new Set(rivals.map((r) => r.term))].join('、')}` : ''}`,
  );
  const weighed = reading.candidates
    .slice(0, SHOWN)
    .map(
      (c) => `    [${c.from},${c.to}) ${c.text} ~ ${c.term}　相差 ${c.distance.toFixed(2)}，区别字 ${c.core}`,
    );
  return [...judged, `  比较过 ${reading.candidates.length} 个名称：`, ...weighed];
}

function describe(sense: Sense): string {
  switch (sense.is) {
    case 'place':
      return `地名(${sense.kind}) ${sense.ids.join('、')}`;
    case 'group':
      return `一组 ${sense.name}（${sense.ids.length}）`;
    case 'absent':
      return `不在通知内的地名 ${sense.name}`;
    case 'subject':
      return `科目 ${sense.codes.join('、')}`;
    case 'indicator':
      return `指标 ${sense.names.join('、')}`;
    case 'category':
      return `指标类别 ${sense.name}`;
    case 'fact':
      return `正文 ${sense.topics.join('、')}`;
    case 'word':
      return `词 ${sense.concept}`;
  }
}

const json = (value: unknown): string[] =>
  JSON.stringify(value, undefined, 2)
    .split('\n')
    .map((line) => `  ${line}`);
