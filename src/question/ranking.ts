import { means } from '../match/term.js';
import type { Row } from '../notice/model.js';
import { type Asking, type Rule, said } from './asking.js';
import type { RankLevel } from './model.js';

/** First or last N. 哪个县 leaves institutions out unless they are asked for. */
export const ranking: Rule = (asking) => {
  const { catalogue } = asking;
  if (!asking.has('most', 'least') && counted(asking) === undefined) return undefined;
  const [mention] = asking.mentions;
  const named = asking.mentions.filter((m) => !m.group);
  if (named.length > 1 || named[0]?.ids.every((id) => id.includes('/'))) return undefined;
  const group = asking.mentions.find((m) => m.group);
  const scopeId = named[0]?.ids.find((id) => !id.includes('/')) ?? catalogue.region.id;
  const level = levelOf(asking, scopeId, group !== undefined);
  const inScope = (row: Row): boolean => scopeId === catalogue.region.id || row.prefecture === scopeId;
  const pool = group ? group.ids.flatMap((id) => catalogue.row(id) ?? []) : rowsOf(asking, level);
  const among = pool
    .filter((row) => row.kind === 'prefecture' || inScope(row))
    .map((row) => row.id)
    .filter((id) => !asking.places.excluded.includes(id));
  if (among.length === 0 || (mention && !mention.sure)) return undefined;
  const count = counted(asking) ?? (asking.has('most', 'least') && isSuperlative(asking) ? 1 : undefined);
  const column = asking.column ?? (asking.has('negative') ? 'current' : undefined);
  return {
    kind: 'ranking',
    among,
    scope: scopeId,
    level,
    // 核减最多 is the lowest 本次下达.
    order: (asking.has('least') || asking.has('rear')) !== asking.has('negative') ? 'least' : 'most',
    by: asking.has('share') && asking.column !== undefined && asking.column !== 'total' ? 'share' : 'amount',
    ...(count && { count }),
    ...said(asking),
    ...(column && { column }),
  };
};

/** The N of 前五, 最少的三个, 倒数3名. */
function counted(asking: Asking): number | undefined {
  const { reading } = asking;
  const before = (at: number) => reading.spans.find((span) => span.to === at);
  const after = (at: number) =>
    reading.spans.find(
      (span) => span.from === at || (span.from === at + 1 && reading.folded.text[at] === ' '),
    );
  for (const number of reading.numbers) {
    if (number.unit !== null && number.unit !== '元') continue;
    const count = number.value.toNumber();
    if (!Number.isInteger(count) || count < 1 || count > 200) continue;
    if (means(before(number.from), 'front', 'rear', 'ordinal', 'least', 'most')) return count;
    if (
      asking.has('most', 'least') &&
      (means(after(number.to), 'places', 'countyLevel', 'prefectureLevel', 'county', 'city', 'unitLevel') ||
        /^(?:个|名|位|家|大)/u.test(reading.folded.text.slice(number.to)))
    )
      return count;
  }
  return undefined;
}

const isSuperlative = (asking: Asking): boolean =>
  asking
    .spans('most', 'least')
    .some((span) =>
      /^[最谁]|第一|冠军|头名|居首|榜首|老大|垫底|末位|most|least|highest|lowest|largest|smallest/u.test(
        span.text,
      ),
    ) &&
  !asking.has('front', 'rear') &&
  !/前几|后几|哪些|哪几/u.test(asking.text);

function levelOf(asking: Asking, scope: string, group: boolean): RankLevel {
  if (group) return 'institution';
  const inRegion = scope === asking.catalogue.region.id;
  if (asking.has('institutionLevel')) return 'institution';
  if (asking.has('unitLevel')) return 'unit';
  const prefectures =
    asking.has('prefectureLevel') ||
    asking.spans('prefecture').some((span) => /[\p{Script=Han}a-z]/u.test(span.text));
  return inRegion && prefectures && !asking.has('countyLevel', 'county') ? 'prefecture' : 'county';
}

function rowsOf(asking: Asking, level: RankLevel): readonly Row[] {
  const { prefectures, counties, institutions } = asking.catalogue;
  switch (level) {
    case 'prefecture':
      return prefectures;
    case 'county':
      return counties;
    case 'institution':
      return institutions;
    case 'unit':
      return [...counties, ...institutions];
  }
}
