using System.Globalization;
using System.Text;

namespace Portal.Server.Pdf;

/// <summary>An element of the document's structure: a heading, a paragraph, a cell. It is written when it is closed.</summary>
internal sealed class Element(int id, string type, Element? parent, string attributes)
{
    public int Id => id;

    public string Type => type;

    public Element? Parent => parent;

    public string Attributes => attributes;

    /// <summary>Child elements and marked places on pages, as the file spells them.</summary>
    public StringBuilder Kids { get; } = new();
}

/// <summary>What the parts of the document are, in reading order: what a screen reader goes by.</summary>
internal sealed class StructureTree
{
    private readonly PdfOutput output;
    private readonly StringBuilder pages = new();
    private readonly Element document;

    public StructureTree(PdfOutput output)
    {
        this.output = output;
        Root = output.Reserve();
        document = new Element(output.Reserve(), "Document", null, "");
    }

    /// <summary>The number of the tree's root object.</summary>
    public int Root { get; }

    /// <param name="parent">Null for a part of the document itself.</param>
    /// <param name="attributes">Further entries of its dictionary.</param>
    public Element Open(string type, Element? parent = null, string attributes = "")
    {
        parent ??= document;
        var element = new Element(output.Reserve(), type, parent, attributes);
        parent.Kids.Append(CultureInfo.InvariantCulture, $"{element.Id} 0 R ");
        return element;
    }

    public void Close(Element element) => output.Put(element.Id, string.Create(CultureInfo.InvariantCulture,
        $"<</Type/StructElem/S/{element.Type}/P {element.Parent?.Id ?? Root} 0 R{element.Attributes}/K[{element.Kids}]>>"));

    /// <summary>Says which elements the marked places of a page belong to, by their order.</summary>
    public void Page(int index, IEnumerable<int> elements)
    {
        var list = output.Add($"[{string.Concat(elements.Select(e => $"{e} 0 R "))}]");
        pages.Append(CultureInfo.InvariantCulture, $"{index} {list} 0 R ");
    }

    public void Finish()
    {
        Close(document);
        var parents = output.Add($"<</Nums[{pages}]>>");
        output.Put(Root, string.Create(CultureInfo.InvariantCulture, $"<</Type/StructTreeRoot/K {document.Id} 0 R/ParentTree {parents} 0 R>>"));
    }
}
