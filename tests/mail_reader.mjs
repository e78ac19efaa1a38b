// What postal-mime reads in a message, as JSON: node mail_reader.mjs PATH-OF-POSTAL-MIME MESSAGE...
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , library, ...messages] = process.argv;
const { default: PostalMime } = await import(pathToFileURL(library));
const read = [];
for (const path of messages) {
  const mail = await PostalMime.parse(readFileSync(path));
  read.push({
    subject: mail.subject,
    date: mail.date,
    messageId: mail.messageId,
    replyTo: mail.replyTo,
    from: mail.from ?? null,
    to: mail.to ?? null,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map((one) => ({
      filename: one.filename,
      mimeType: one.mimeType,
      disposition: one.disposition,
      contentId: one.contentId ?? null,
      content: Buffer.from(one.content).toString("base64"),
    })),
  });
}
console.log(JSON.stringify(read));
