// What the bot says about itself, apart from answers and access.

export const SORRY = '抱歉，这条消息没有处理好，请换个说法再试一次。';

/** Answered when Telegram, the network or the disk failed for longer than a question lives. */
export const tooLate = (question: string): string =>
  `您的提问“${question}”因故障耽搁了一天以上，没有及时答复，抱歉。如仍需要，请再发一次。`;
