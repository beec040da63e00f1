import type { Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Level, Question, Rows } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { type Resolved, resolve } from './resolve.js';
import { contains, holds, levelOf, levelWords, ofSeveral, prefectureOf, rowsOfLevel } from './rows.js';

/** Where one place stands among its peers: in the scope that is named, else in its prefecture; a prefecture in the region. */
export const rank: Propose = (evidence) => {
  const { mentions, live, catalogue } = evidence;
  const { place, scope, set } = placeAndScope(evidence);
  const asks = place && (evidence.has('rankOf') || isRanked(evidence, place));
  if (!place || !asks) return [];
  const column = columnOf(live);
  const fromRear = isFromRear(evidence);
  const question = resolve(
    evidence,
    scope ? [place, scope] : [place],
    (resolved, understood) => {
      const id = idOf(resolved, place);
      const row = id ? catalogue.row(id) : undefined;
      if (!row || row.kind === 'region') return undefined;
      const everywhere = row.kind === 'prefecture' || place.within === catalogue.region.id;
      const home = everywhere ? undefined : (row.prefecture ?? undefined);
      const among = amongIn(evidence, { place, scope, set }, row, home);
      if (!among.ids.includes(row.id) || losesPeer(evidence, among)) return undefined;
      const rankIn = (peers: Rows, notes: readonly string[]): Question => ({
        kind: 'amounts',
        rows: { ids: [row.id] },
        operation: { is: 'rank', among: peers, ...(fromRear && { end: 'least' }) },
        ...asked(evidence, column),
        understood: notes,
      });
      // 皮山县排和田第几，排全区第几: in each of both.
      if (isAskedTwice(evidence, place, scope) && home === place.within)
        return {
          kind: 'several',
          questions: [peersOf(evidence, row, home), among].map((peers) => rankIn(peers, [])),
          understood,
        };
      return rankIn(among, understood);
    },
    (mention, ids) => (mention === scope ? [prefectureOf(evidence, ids) ?? ''].filter(Boolean) : []),
  );
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [
          ...levelWords(evidence),
          ...ofSeveral(evidence),
          ...countsOf(evidence).filter((token) => question.kind !== 'amounts' || tellsPeers(token, question)),
        ],
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'each',
          'rankOf',
          'order',
          'within',
          'ownWhole',
          'who',
          'more',
          'front',
          ...(fromRear ? ['rear'] : []),
        ],
      }),
      assumed:
        scope || set || place.within
          ? []
          : [{ why: '没有写在哪里排名，按所在地州理解', cost: WEIGHTS.unasked }],
    },
  ];
};

/** Its rank is asked for in its prefecture and once more in the region. */
const isAskedTwice = (evidence: Evidence, { within }: Mention, scope: Mention | undefined): boolean =>
  evidence.of('rankOf').length > 1 &&
  within !== undefined &&
  scope !== undefined &&
  scope.ids[0] === evidence.catalogue.region.id;

/** Those that a row is ranked with: of the set or in the place that is named, else those that are meant. */
function amongIn(
  evidence: Evidence,
  {
    place,
    scope,
    set,
  }: { readonly place: Mention; readonly scope?: Mention | undefined; readonly set?: Mention | undefined },
  row: Row,
  home: string | undefined,
): Rows {
  const named = scope && prefectureOf(evidence, scope.ids);
  if (set) return peersIn(evidence, set, row, named);
  return named ? peersOf(evidence, row, named) : peersMeant(evidence, place, row, home);
}

/** 救助站、福利院不算: of its peers none is left out by that; another one that is left out moves the rest. */
const losesPeer = ({ places }: Evidence, { ids }: Rows): boolean =>
  places.excluded.some((mention) => mention.ids.some((id) => ids.includes(id)));

const idOf = (resolved: readonly Resolved[], place: Mention): string | undefined =>
  resolved.find(({ mention }) => mention === place)?.ids[0];

/** 博州在14个地州排名, 莎车在各县排名: one place is ranked among its peers; 博州各县排名 ranks what lies in it. */
function isRanked(evidence: Evidence, place: Mention): boolean {
  if (!evidence.has('order') || evidence.has(...ENDS) || place.group) return false;
  // 喀什地区在南疆四地州排名多少: among those of the set.
  if (placeAndScope(evidence).set) return true;
  if (evidence.has('howMuch')) return false;
  if (place.ids.every((id) => id.includes('/'))) return true;
  const region = evidence.catalogue.region.id;
  return !place.ids.includes(region) && levelOf(levelWords(evidence)) === 'prefecture';
}

/** What cuts a ranking: its first or last ones, or its direction. */
const ENDS = ['most', 'least', 'first', 'front', 'frontSome', 'rear', 'rearSome', 'ascending', 'descending'];

/** The rows of a row's own level in a place; in the region where none is given. */
function peersOf(evidence: Evidence, { kind }: Row, within: string | undefined): Rows {
  const scope = within ?? evidence.catalogue.region.id;
  const level = levelOfRow({ kind });
  return { ids: rowsOfLevel(evidence, scope, level).map(({ id }) => id), scope, level };
}

const levelOfRow = ({ kind }: Pick<Row, 'kind'>): Level =>
  kind === 'prefecture' || kind === 'county' ? kind : 'institution';

/** 在全区儿童福利院中: those of the set that lie in the place that is named with it. */
function peersIn(
  { catalogue, ...evidence }: Evidence,
  set: Mention,
  row: Row,
  within: string | undefined,
): Rows {
  const scope = within ?? catalogue.region.id;
  const whole = { ...evidence, catalogue };
  const level = levelOfRow(row);
  const members = set.ids.includes(row.id)
    ? set.ids
    : set.ids.flatMap((id) => catalogue.idsOf(rowsOfLevel(whole, id, level)));
  const ids = members.filter((id) => contains(whole, scope, id));
  return { ids, scope, level, ...(set.group && { label: set.group }) };
}

/** 在97个县市区里: a count that is that of the region's and not of the prefecture's speaks of the region. */
function peersMeant(evidence: Evidence, { within }: Mention, row: Row, home: string | undefined): Rows {
  const own = peersOf(evidence, row, home);
  const all = peersOf(evidence, row, undefined);
  // 在全部机构里: of all that there are.
  if (within === undefined && isOfAll(evidence)) return all;
  const counts = countsOf(evidence);
  const isSaid = ({ ids }: Rows): boolean => counts.some(({ number }) => number?.value.eq(ids.length));
  return home !== undefined && !isSaid(own) && isSaid(all) ? all : own;
}

/** 倒数第几. */
const isFromRear = ({ live, tokens, ...evidence }: Evidence): boolean =>
  evidence.of('rear').some(({ index }) => isA(tokens[index + 1], 'rankOf'));

/** 全部机构, 所有县: the word for all stands right before the level. */
const isOfAll = (evidence: Evidence): boolean =>
  levelWords(evidence).some(({ index }) => isA(evidence.tokens[index - 1], 'all'));

const countsOf = ({ live }: Evidence): readonly Token[] => live.filter((token) => token.as === 'count');

/** A count that is not that of the peers says something else: 在20个县里. */
const tellsPeers = ({ number }: Token, { operation }: Extract<Question, { kind: 'amounts' }>): boolean =>
  operation.is !== 'rank' || number?.value.eq(operation.among.ids.length) === true;

/** Of two places the one that holds the other is where it is ranked; a set that it is one of says among which. */
function placeAndScope(evidence: Evidence): {
  readonly place?: Mention | undefined;
  readonly scope?: Mention | undefined;
  readonly set?: Mention | undefined;
} {
  // 莎车在南疆排第几: a county is ranked among those that lie in the prefectures of the set.
  const set = evidence.mentions.find(
    (one) =>
      one.group &&
      evidence.mentions.some(
        (other) => !other.group && other.ids.every((id) => holds(evidence, { ids: one.ids }, id)),
      ),
  );
  const mentions = evidence.mentions.filter((mention) => mention !== set);
  const [a, b] = mentions;
  if (mentions.length === 1) return { place: a, set };
  if (mentions.length !== 2 || !a || !b) return {};
  const liesIn = (whole: Mention, part: Mention) =>
    part.ids.some((id) => whole.ids.some((w) => contains(evidence, w, id)));
  if (liesIn(a, b)) return { place: b, scope: a, set };
  return liesIn(b, a) ? { place: a, scope: b, set } : {};
}
