import { drawPictogram, type PictogramName } from "./drawings.ts";
import { COLOUR, Paper, type Place } from "./paper.ts";
import { french, printable } from "./typography.ts";

/** Something to notice: a title and lines; `postal`: an address, its lines close together; `room`: lines to fill in. */
export interface Note {
  title: string;
  lines: readonly string[];
  postal?: boolean;
  room?: number;
}

const ROOM = 22;

const PAD = 12;
const BAR = 4;

/** What our documents are made of, each put below the last. */
export class Sheet extends Paper {
  /** Name of the document with a sentence below. */
  title(text: string, lead: string): void {
    this.write("H1", text, { font: "strong", size: 17.5, colour: COLOUR.main });
    this.space(4);
    this.write("P", lead, { size: 10.5, colour: COLOUR.soft });
    this.space(4);
  }

  heading(text: string): void {
    // never alone at the foot of a page
    this.keep(70);
    this.space(11);
    this.doc.outline.addItem(french(text));
    this.write("H2", text, { font: "strong", size: 12.5, colour: COLOUR.main });
    this.space(4);
  }

  subheading(text: string): void {
    this.keep(56);
    this.space(4);
    this.write("H3", text, { font: "strong", size: 10.5 });
    this.space(2);
  }

  p(text: string): void {
    this.keep(Math.min(60, this.heightOf(text)));
    this.write("P", text);
    this.space(5);
  }

  /** Items with a dash, or numbered from 1. */
  list(items: readonly string[], numbered = false): void {
    this.items(items, numbered ? 20 : 14, (i, y) => {
      const draw = () => {
        this.style({ font: numbered ? "strong" : "text", colour: COLOUR.main });
        this.doc.text(numbered ? `${i + 1}.` : "–", this.wide.x, y, { lineBreak: false });
      };
      return this.doc.struct("Lbl", {}, draw);
    });
  }

  /** Boxes to tick, each drawn, and named for who listens. */
  ticks(items: readonly string[], name: string): void {
    const size = 10.5;
    this.items(items, 22, (_, y) => {
      const [left, top] = [this.wide.x + 1, y + 1.5];
      const draw = () => this.doc.rect(left, top, size, size).lineWidth(1).stroke(COLOUR.rule);
      const options = { alt: name, bbox: [left, top, left + size, top + size] };
      return this.doc.struct("Lbl", {}, [this.doc.struct("Figure", options, draw)]);
    });
  }

  /** What each pictogram means; the text names its shape and colour. */
  pictograms(items: readonly { name: PictogramName; text: string }[]): void {
    const texts = items.map(({ text }) => text);
    this.items(texts, 24, (i, y) => {
      this.artifact(() => drawPictogram(this.doc, items[i]?.name ?? "unknown", this.wide.x, y, 14));
      return null;
    });
  }

  /** Facts, each with its label. */
  fields(rows: readonly { label: string; lines: readonly string[] }[]): void {
    const column = 128;
    const values = { x: this.wide.x + column, width: this.wide.width - column };
    for (const { label, lines } of rows) {
      const value = lines.map(printable).join("\n");
      this.keep(this.heightOf(value, values, { font: "strong" }));
      const top = this.doc.y;
      const draw = () => {
        this.style({ colour: COLOUR.soft });
        this.doc.text(french(`${label} : `), this.wide.x, top, { width: column - 8 });
        const below = this.doc.y;
        this.style({ font: "strong" });
        this.doc.text(value, values.x, top, { width: values.width });
        this.doc.y = Math.max(below, this.doc.y);
      };
      this.root.add(this.doc.struct("P", {}, draw));
      this.space(2.5);
    }
    this.space(3);
  }

  /** Lines to fill in by hand, side by side where several are given, each with its share of the width. */
  blanks(...row: { label: string; share: number }[]): void {
    this.keep(26);
    this.space(7);
    const top = this.doc.y;
    let x = this.wide.x;
    for (const [i, { label, share }] of row.entries()) {
      const [from, room] = [x, this.wide.width * share];
      const words = french(`${label} :`);
      this.style({ colour: COLOUR.soft });
      const start = from + this.doc.widthOfString(words) + 6;
      const draw = () => this.doc.text(words, from, top, { lineBreak: false });
      this.root.add(this.doc.struct("P", {}, draw));
      this.artifact(() => this.rule(start, top + 12.5, from + room - (i + 1 < row.length ? 12 : 0)));
      x += room;
    }
    this.doc.y = top + 17;
  }

  /** A line to fill in, without words. */
  emptyLine(): void {
    this.keep(24);
    this.artifact(() => this.rule(this.wide.x, this.doc.y + 18, this.wide.x + this.wide.width));
    this.doc.y += 23;
  }

  /** Lines of dots to write on, the first one beside its label. */
  dotted(label: string, lines: number): void {
    const height = 19;
    this.keep(lines * height);
    const [{ x, width }, top] = [this.wide, this.doc.y];
    const words = french(`${label} :`);
    this.write("P", words, { colour: COLOUR.soft });
    const start = x + this.doc.widthOfString(words) + 6;
    this.artifact(() => {
      for (let line = 0; line < lines; line += 1) {
        const y = top + 12.5 + line * height;
        this.doc.moveTo(line === 0 ? start : x, y).lineTo(x + width, y);
      }
      this.doc.lineWidth(0.9).dash(1, { space: 3 }).stroke(COLOUR.rule).undash();
    });
    this.doc.y = top + lines * height;
  }

  /** Place, day and a box to sign in; beside it where to send the sheet. */
  signature(words: { place: string; day: string; sign: string }, returnTo?: Note): void {
    const { x, width } = this.wide;
    const beside = { x, width: width * 0.53 };
    const box = { x: x + width * 0.57, width: width * 0.43 };
    const height = Math.max(82, returnTo ? this.noteHeight(returnTo, beside) : 0);
    this.keep(40 + height);
    this.blanks({ label: words.place, share: 0.57 }, { label: words.day, share: 0.43 });
    this.space(8);
    const top = this.doc.y;
    this.artifact(() =>
      this.doc.roundedRect(box.x, top, box.width, height, 6).lineWidth(0.8).stroke(COLOUR.rule),
    );
    this.doc.y = top + 7;
    this.write("P", words.sign, { size: 9, colour: COLOUR.soft }, { x: box.x + 10, width: box.width - 20 });
    this.doc.y = top;
    if (returnTo) this.drawNote(returnTo, beside, height);
    this.doc.y = top + height + 6;
  }

  /** On a tinted ground, the whole width. */
  note(note: Note): void {
    const height = this.noteHeight(note, this.wide);
    this.keep(height + 8);
    this.space(5);
    const top = this.doc.y;
    this.drawNote(note, this.wide, height);
    this.doc.y = top + height + 8;
  }

  private noteHeight({ title, lines, postal, room = 0 }: Note, place: Place): number {
    const inside = insideOf(place);
    const gap = postal ? 0 : 3;
    const text = lines.reduce((sum, line) => sum + this.heightOf(printable(line), inside) + gap, 0);
    return 2 * PAD + this.heightOf(title, inside, { font: "strong" }) + 3 + text - gap + room * ROOM;
  }

  private drawNote({ title, lines, postal, room = 0 }: Note, place: Place, height: number): void {
    const top = this.doc.y;
    this.artifact(() => {
      this.doc.roundedRect(place.x, top, place.width, height, 6).fill(COLOUR.tint);
      this.doc.roundedRect(place.x, top, BAR, height, 2).fill(COLOUR.main);
    });
    const inside = insideOf(place);
    this.doc.y = top + PAD;
    this.write("P", title, { font: "strong" }, inside);
    this.space(3);
    for (const line of lines) {
      this.write("P", printable(line), {}, inside);
      this.space(postal ? 0 : 3);
    }
    for (let line = 0; line < room; line += 1) {
      this.artifact(() => this.rule(inside.x, this.doc.y + ROOM - 6, inside.x + inside.width));
      this.space(ROOM);
    }
  }

  private items(
    items: readonly string[],
    indent: number,
    label: (i: number, y: number) => PDFKit.PDFStructureElement | null,
  ): void {
    const list = this.doc.struct("L");
    this.root.add(list);
    const place = { x: this.wide.x + indent, width: this.wide.width - indent };
    for (const [i, text] of items.entries()) {
      this.keep(Math.min(60, this.heightOf(text, place)));
      const top = this.doc.y;
      const draw = () => {
        this.style({});
        this.doc.text(french(text), place.x, top, { width: place.width });
      };
      const item = this.doc.struct("LI");
      list.add(item);
      const before = label(i, top);
      if (before) item.add(before);
      item.add(this.doc.struct("LBody", {}, draw));
      this.space(3.5);
    }
    this.space(3);
  }
}

const insideOf = ({ x, width }: Place): Place => ({ x: x + PAD + BAR, width: width - 2 * PAD - BAR });
