// Reads mails with mailparser: one in base64 a line comes in, what it says goes out as JSON a line, in the same order.
import { createInterface } from 'node:readline';
import { simpleParser } from 'mailparser';

const plain = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true };
const mailbox = list => list?.value.map(one => [one.name, one.address]) ?? [];

for await (const line of createInterface({ input: process.stdin })) {
  const mail = await simpleParser(Buffer.from(line, 'base64'), plain);
  process.stdout.write(JSON.stringify({
    headers: mail.headerLines.map(h => h.key), subject: mail.subject ?? '', from: mailbox(mail.from), to: mailbox(mail.to), date: mail.date?.getTime() / 1000,
    messageId: mail.messageId, text: mail.text ?? '', html: mail.html || '', list: mail.headers.get('list')?.unsubscribe?.url ?? '', attachments: mail.attachments.length,
  }) + '\n');
}
