import type { Desk, Memory } from '../desk.js';
import type { Reading } from '../match/read.js';
import type { Piece } from '../match/scan.js';
import type { Sense } from '../match/term.js';
import type { Decision, Weighed } from '../question/decide.js';
import type { Token } from '../question/evidence/token.js';

/** How many of the names that were weighed are worth showing. */
const SHOWN = 8;

/** Prints how a question was read; of several, each as what goes on from the one before. @returns the exit code */
export function explainOnce(desk: Desk, texts: readonly string[]): number {
  let memory: Memory | undefined;
  for (const text of texts) {
    if (texts.length > 1) process.stdout.write(`【${text}】\n`);
    process.stdout.write(`${explain(desk, text, memory)}\n`);
    memory = desk.ask(text, memory).memory;
  }
  return 0;
}

/** How a question was read, stage by stage: the tool with which a misreading is mended. */
function explain(desk: Desk, text: string, memory?: Memory): string {
  const { reading, tokens, decision, question, answer, stages } = desk.trace(text, memory?.thread);
  return [
    heading('整理', stages.fold),
    `  ${reading.folded.text || '（空）'}`,
    heading('识别', stages.read),
    ...pieces(reading),
    heading('别字', undefined),
    ...mended(reading),
    heading('词语', undefined),
    ...words(tokens),
    heading('理解', stages.interpret),
    ...readings(decision),
    heading('问题', undefined),
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

/** Every word with its roles and with what it costs to leave it out. */
const words = (tokens: readonly Token[]): string[] =>
  tokens
    .filter((token) => token.weight > 0)
    .map(
      (token) =>
        `  ${token.text}　${[...token.roles, ...(token.as ? [token.as] : [])].join('、')}${token.concepts.length > 0 ? `（${token.concepts.join('、')}）` : ''}　不用则计 ${token.weight.toFixed(2)}`,
    );

/** The readings that competed, the cheapest first: what each leaves out, what it assumes, what that costs. */
function readings({ weighed, doubt }: Decision): string[] {
  const lines = weighed.slice(0, SHOWN).map(readingLine);
  const [best, second] = weighed;
  const margin = best && second ? [`  与次优相差 ${(second.cost - best.cost).toFixed(2)}`] : [];
  const verdict =
    doubt === 'dear' ? ['  没有用到的太多，不作答'] : doubt === 'near' ? ['  相近，请用户选择'] : [];
  return lines.length > 0 ? [...lines, ...margin, ...verdict] : ['  没有'];
}

function readingLine({ proposal: { question, assumed, threaded }, cost, left }: Weighed): string {
  const kind = `${question.kind === 'amounts' ? question.operation.is : question.kind}${threaded ? '（接上一问）' : ''}`;
  const words =
    left.length > 0
      ? `　没有用到 ${left.map((token) => `“${token.text}”${token.weight.toFixed(2)}`).join(' ')}`
      : '';
  const taken = assumed.map(({ why, cost: price }) => `　${why} ${price.toFixed(2)}`).join('');
  return `  ${cost.toFixed(2)}　${kind}${words}${taken}`;
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
    case 'notice':
      return `通知 ${sense.ids.join('、')}`;
    case 'word':
      return `词 ${sense.concept}`;
  }
}

const json = (value: unknown): string[] =>
  JSON.stringify(value, undefined, 2)
    .split('\n')
    .map((line) => `  ${line}`);
