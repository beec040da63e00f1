import { expect, it } from 'vitest';
import { threeNotices as desk } from '../question/shelf.ts';

/** Which notice is asked about, in each of the ways to say it. */
const NOTICES = [
  ['', '2024-xcs35'],
  ['去年', '2023-xcs12'],
  ['2023年', '2023-xcs12'],
  ['新财社〔2023〕12号 ', '2023-xcs12'],
  ['优抚', '2024-xcs60'],
  ['60号文 ', '2024-xcs60'],
] as const;

const QUESTIONS = [
  ...['莎车', '喀什地区', '全区', '喀什地区明细', '全区明细', '前三', '倒数第二', '喀什地区各县排名'],
  ...['莎车和叶城哪个多', '莎车、叶城、巴楚对比', '莎车、叶城合计', '莎车占喀什地区多少', '莎车排第几'],
  ...['全区平均', '伊宁', '经开区', '科目'],
] as const;

it.each(NOTICES)('the buttons under “%s…” ask about that notice, and each has an answer', (words, id) => {
  for (const question of QUESTIONS) {
    const { message } = desk.ask(`${words}${question}`);
    for (const { label, ask } of [...message.choices, ...message.next]) {
      const { answer } = desk.trace(ask);
      expect(answer.kind, `${words}${question} → ${label}: ${ask}`).not.toMatch(/^(?:none|help|choice)$/);
      expect(answer.notice.id, `${words}${question} → ${label}: ${ask}`).toBe(id);
    }
  }
});

it('a fact of another year is that year’s', () => {
  expect(desk.json('2023年文号')).toMatchObject({ kind: 'document', notice: '2023-xcs12' });
});

it('no targets are offered where a notice has none', () => {
  const labels = (question: string) => desk.ask(question).message.next.map(({ label }) => label);
  expect(labels('莎车')).toContain('绩效目标');
  for (const question of ['去年莎车', '去年喀什地区', '去年喀什地区明细'])
    expect(labels(question)).not.toContain('绩效目标');
});
