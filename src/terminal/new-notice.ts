import { writeFresh } from '../notice/fresh/write.js';

/**
 * Makes the folder of a new notice, and says how to go on.
 *
 * @param name the folder's name
 * @param data the folder that holds the notices
 * @param ours where the program's own notices are
 * @returns the exit code: 1 where none was made
 */
export function newNotice(name: string, data: string, ours: string): number {
  const fresh = writeFresh(name, data, ours);
  if ('refused' in fresh) {
    process.stderr.write(`${fresh.refused}。\n`);
    return 1;
  }
  const { folder, after, files } = fresh;
  process.stdout.write(
    `${[
      `已照 ${after.id}（${after.number}）的样子建好 ${folder}：${Object.keys(files).join('、')}。`,
      '先看说明.txt，再从上到下填 notice.json 里的“（填写：…）”，然后填各个 csv。',
      `边填边检查，照它说的文件和行号继续，直到通过：node dist/main.js --check --data ${folder}`,
      '填完以前程序带着它不能启动：机器人若会在此期间重新启动，先把这个文件夹移到别处去填。',
    ].join('\n')}\n`,
  );
  return 0;
}
