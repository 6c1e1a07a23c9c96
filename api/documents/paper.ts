import PDFDocument from "pdfkit";
import { drawMark } from "./drawings.ts";
import { type FontName, font } from "./font.ts";
import { french } from "./typography.ts";

export const COLOUR = {
  ink: "#2a2330",
  soft: "#5f5466",
  main: "#8f3721",
  tint: "#fbf1e8",
  line: "#d9c9b6",
  rule: "#6f6374",
};
const MARGIN = 58;
const FOOT = 62;

export interface Head {
  title: string;
  subject: string;
  /** shown at the foot of each page */
  footer: string;
  /** the day it is dated; the same content on the same day is the same file */
  date: string;
}

export interface Look {
  font?: FontName;
  size?: number;
  colour?: string;
}

export interface Place {
  x: number;
  width: number;
}

/** Pages of a tagged PDF in French: what is written is in the structure, what is drawn beside it an artifact. */
export class Paper {
  protected readonly doc: PDFKit.PDFDocument;
  protected readonly root: PDFKit.PDFStructureElement;
  /** the whole width between the margins */
  protected readonly wide: Place;
  private readonly footer: string;

  constructor({ title, subject, date, footer }: Head) {
    this.footer = footer;
    this.doc = new PDFDocument({
      size: "A4",
      margins: { top: MARGIN, bottom: FOOT, left: MARGIN, right: MARGIN },
      pdfVersion: "1.7",
      tagged: true,
      // newer than its type declarations
      subset: "PDF/UA" as PDFKit.Mixins.PDFSubsets,
      lang: "fr-FR",
      displayTitle: true,
      bufferPages: true,
      // none but the two below, or Helvetica would come along
      font: "",
      info: {
        Title: title,
        Subject: subject,
        Author: "mon-enfant",
        CreationDate: new Date(`${date}T00:00:00Z`),
      },
    });
    for (const name of ["text", "strong"] as const) this.doc.registerFont(name, font(name));
    this.wide = { x: MARGIN, width: this.doc.page.width - 2 * MARGIN };
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
    this.brand();
  }

  newPage(): void {
    this.doc.addPage();
  }

  space(points: number): void {
    this.doc.y += points;
  }

  /** Ends it: page numbers, then the bytes. */
  async bytes(): Promise<Buffer> {
    this.root.end();
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      this.foot(french(`Page ${page + 1} sur ${count}`));
    }
    const chunks: Buffer[] = [];
    const done = new Promise<void>((resolve, reject) => {
      this.doc.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.doc.on("end", resolve).on("error", reject);
    });
    this.doc.end();
    await done;
    return Buffer.concat(chunks);
  }

  /** Writes a paragraph or a heading where the last one ended. */
  protected write(
    tag: string,
    text: string,
    look: Look & { lineGap?: number } = {},
    place = this.wide,
  ): void {
    const { lineGap = 0 } = look;
    const draw = () => {
      this.style(look);
      this.doc.text(french(text), place.x, this.doc.y, { width: place.width, lineGap });
    };
    this.root.add(this.doc.struct(tag, {}, draw));
  }

  protected style({ font: name = "text", size = 10, colour = COLOUR.ink }: Look): void {
    this.doc.font(name).fontSize(size).fillColor(colour);
  }

  protected heightOf(text: string, { width } = this.wide, look: Look = {}): number {
    this.style(look);
    return this.doc.heightOfString(french(text), { width });
  }

  /** A new page unless this much fits below. */
  protected keep(height: number): void {
    if (this.doc.y + height > this.doc.page.height - FOOT) this.newPage();
  }

  protected artifact(draw: () => void, type = "Layout"): void {
    this.doc.markContent("Artifact", { type } as PDFKit.Mixins.MarkingOptions);
    draw();
    this.doc.endMarkedContent();
  }

  protected rule(from: number, y: number, to: number): void {
    this.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.6).stroke(COLOUR.rule);
  }

  private brand(): void {
    this.artifact(() => {
      this.doc.rect(0, 0, this.doc.page.width, 7).fill(COLOUR.main);
      drawMark(this.doc, this.wide.x, 30, 26);
      this.style({ font: "strong", size: 13 });
      this.doc.text("mon-enfant", this.wide.x + 35, 34, { lineBreak: false });
    }, "Pagination");
    this.doc.y = 80;
  }

  private foot(numbers: string): void {
    const { page } = this.doc;
    // text below the margin would open another page
    page.margins.bottom = 0;
    const { x, width } = this.wide;
    const y = page.height - 38;
    this.artifact(() => {
      const end = x + width;
      this.doc
        .moveTo(x, y - 7)
        .lineTo(end, y - 7)
        .lineWidth(0.5)
        .stroke(COLOUR.line);
      this.style({ size: 8, colour: COLOUR.soft });
      this.doc.text(french(this.footer), x, y, { lineBreak: false });
      this.doc.text(numbers, x, y, { width, align: "right" });
    }, "Pagination");
  }
}
