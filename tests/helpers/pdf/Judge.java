import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What veraPDF says of each PDF whose path stands on a line of the input.
 *
 * Prints for each file and profile `path TAB profile TAB number of rules`, and before it a line
 * `path TAB profile TAB rule TAB message` for each rule that the file breaks. The profiles are read by hand, as the jar
 * with the engine lacks JAXB.
 */
class Judge {
    static final Map<String, PDFAFlavour> PROFILES =
        new TreeMap<>(Map.of("PDFUA-1", PDFAFlavour.PDFUA_1, "PDFA-2A", PDFAFlavour.PDFA_2_A));

    public static void main(String[] none) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> paths = input.lines().toList();
        for (var profile : PROFILES.entrySet()) {
            ValidationProfile rules = read(profile.getKey(), profile.getValue());
            for (String path : paths) judge(path, profile.getKey(), rules, profile.getValue());
        }
    }

    static void judge(String path, String name, ValidationProfile rules, PDFAFlavour flavour) throws Exception {
        Map<String, String> broken = new TreeMap<>();
        try (PDFAParser file = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(rules, false)) {
            for (TestAssertion one : validator.validate(file).getTestAssertions()) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, one.getMessage().replaceAll("\\s+", " "));
            }
        }
        broken.forEach((rule, message) -> say(path, name, rule, message));
        say(path, name, String.valueOf(rules.getRules().size()));
    }

    static void say(String... columns) {
        System.out.println(String.join("\t", columns));
    }

    static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
        var stream = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml");
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element one : all(xml.getDocumentElement(), "rule")) rules.add(rule(one));
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element one : all(xml.getDocumentElement(), "variable")) variables.add(variable(one));
        var details = Profiles.profileDetailsFromValues(name, "", "veraPDF", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    static Rule rule(Element one) {
        Element id = all(one, "id").get(0);
        Element error = all(one, "error").get(0);
        var standard = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element value : all(error, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(value.getTextContent().trim(), null, null));
        }
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(standard, id.getAttribute("clause"), number),
            one.getAttribute("object"),
            one.hasAttribute("deferred") ? Boolean.valueOf(one.getAttribute("deferred")) : null,
            one.getAttribute("tags"), text(one, "description"), text(one, "test"),
            Profiles.errorFromValues(text(error, "message"), arguments), List.of());
    }

    static Variable variable(Element one) {
        return Profiles.variableFromValues(
            one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value"));
    }

    static String text(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }

    static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }
}
