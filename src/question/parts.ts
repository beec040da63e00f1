/** Marks that part two questions in one message for certain, and numbers that count them out. */
const PARTING =
  /[?？;；\n]+|(?<=^|[\s。，,?？:：;；])(?:\d{1,2}[、.．)）](?!\d)|[一二三四五六][、.．]|问题[一二三四五六1-6](?!\d)[、.．，,：:]?|第[一二三四五六](?:个?问题?[是、.．，,：:]?|[件个条]事?是?|[、.．，,：:])|[一二三四五]是|(?:再|另|还有)?一个是)/u;
/** Numbers in circles or brackets of their own count out wherever they stand, where there is more than one. */
const CIRCLED = /[①-⒇]/gu;
/** 第一是…，第二是…: counted out, unless these are ranks, which the text makes sense with as a whole. */
const ORDINAL = /(?<=[\s。，,:：;；])第[一二三四五六]是/gu;
/** Words that lead to a further question. */
const JOINER = '另外|还有|顺便|以及|及其|同时|然后|另|再一个(?:就是)?|再(?!加|减|扣|刨|除|去|剔|抠)';
/** What counts out in words. */
const ONE_IS = /(?<=^|[\s。，,?？:：;；])[一二三四五]是/gu;
/** Marks that may part two, and 它 of what was named before: each text is tried cut there where it makes no sense whole. */
const PAUSES = new RegExp(`[,，。、 ]+(${JOINER})?|(${JOINER})|(?=它)`, 'gu');

/** More questions than these in one message are read as one text. */
const MOST = 5;

/** A text is tried cut at so many pauses: each cut is two readings. */
const MOST_PAUSES = 16;

/** A message cut into parts. */
export interface Parts {
  readonly texts: readonly string[];
  /** True where the marks leave no doubt that these are several. */
  readonly certain: boolean;
  /** True where a word says that something further is asked. */
  readonly joined: boolean;
  /** True where it is cut behind a word that closes a question, and another one is asked behind it. */
  readonly seam?: true;
}

/**
 * The ways to cut a message into questions, the likeliest first.
 *
 * @param seams where one question is closed and another begins, with or without a mark between: the first one's end and the
 * second one's beginning
 */
export function* partsOf(text: string, seams: readonly (readonly [number, number])[] = []): Generator<Parts> {
  const counts = (text.match(CIRCLED)?.length ?? 0) > 1;
  const texts = trimmed((counts ? text.replaceAll(CIRCLED, '\n') : text).split(PARTING));
  if (texts.length > 1 && texts.length <= MOST) yield { texts, certain: true, joined: false };
  yield* withoutLead(text, texts);
  yield* atSeams(text, seams);
  yield* atOrdinals(text);
  if (text.search(PAUSES) < 0) return;
  const pauses = [...text.matchAll(PAUSES)];
  for (const { index, 0: mark, 1: after, 2: alone } of pauses) {
    // Where it pauses that often, only a word says that something further is asked.
    if (pauses.length > MOST_PAUSES && (after ?? alone) === undefined) continue;
    const two = trimmed([text.slice(0, index), text.slice(index + mark.length)]);
    if (two.length === 2) yield { texts: two, certain: false, joined: (after ?? alone) !== undefined };
  }
}

/** 来函要补两个数，一是…，二是…: what is counted out stands for itself, whatever leads up to it. */
function* withoutLead(text: string, texts: readonly string[]): Generator<Parts> {
  const [first, second] = text.matchAll(ONE_IS);
  const counted = texts.slice(1);
  const isLed = first !== undefined && second !== undefined && text.slice(0, first.index).trim() !== '';
  if (isLed && counted.length > 1 && counted.length < MOST)
    yield { texts: counted, certain: true, joined: false };
}

/** 两个问题：第一是…，第二是…: what leads up to the first stays with it. */
function* atOrdinals(text: string): Generator<Parts> {
  const ordinals = [...text.matchAll(ORDINAL)];
  if (ordinals.length < 2 || ordinals.length > MOST) return;
  const texts = ordinals.map(({ index, 0: word }, i) => {
    const lead = i === 0 ? text.slice(0, index) : '';
    return lead + text.slice(index + word.length, ordinals[i + 1]?.index);
  });
  yield { texts: trimmed(texts), certain: false, joined: true };
}

/** 文号多少|莎车本次多少|满意度目标多少: at all of them, and then at one alone. */
function* atSeams(text: string, seams: readonly (readonly [number, number])[]): Generator<Parts> {
  if (seams.length === 0 || seams.length >= MOST) return;
  const cuts = [seams, ...(seams.length > 1 ? seams.map((seam) => [seam]) : [])];
  for (const cut of cuts) {
    const parts = [
      ...cut.map(([end], i) => text.slice(cut[i - 1]?.[1] ?? 0, end)),
      text.slice(cut.at(-1)?.[1]),
    ];
    yield { texts: trimmed(parts), certain: false, joined: false, seam: true };
  }
}

/** What stands in brackets alone is a remark on the part before it. */
const trimmed = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap((part) => part?.trim() || []).filter((part) => !/^[（(][^（）()]*[）)]$/u.test(part));
