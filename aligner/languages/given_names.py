"""First names that are frequent in the news: what follows one is a family name, whatever it means.

Only such as are nothing else in German and English: not Mark, Will, Rose, Ernst.
"""

from aligner.languages.knowledge import word_set

GIVEN_NAMES = word_set(
    """
    Aaron Abdul Abdullah Abraham Adam Adrian Ahmed Alan Albert Alejandro Alex Alexander Alexandra
    Alexej Alexis Alfred Ali Alice Alison Amanda Amit Amy Ana Anastasia Andrea Andreas Andrej Andrew
    Andy Angela Angelika Anja Anke Ann Anna Anne Annette Anthony Anton Antonio Antonia Armin Arnold
    Arthur Axel Barack Barbara Ben Benedikt Benjamin Bernard Bernd Bernhard Bernie Beth Betty Birgit
    Björn Bob Boris Brad Brandon Brenda Brendan Brett Brian Brigitte Bruce Bruno Carl Carla Carlos
    Carol Caroline Catherine Cathy Chantal Charles Charlotte Chloe Chris Christa Christina Christine
    Christoph Christopher Claire Clara Claudia Claus Colin Connor Cornelia Craig Cristiano Cynthia
    Daniel Daniela Danielle Darren Dave David Deborah Denis Dennis Derek Diana Diane Diego Dieter
    Dirk Dmitri Dominik Donald Doris Dorothea Doug Douglas Eckart Eddie Edith Eduard Eduardo Edward
    Elena Eleanor Elisabeth Elizabeth Ellen Emily Emma Emmanuel Eric Erich Erik Erika Erwin Esther
    Eugene Eva Eve Evelyn Fabian Fatima Felipe Felix Ferdinand Fernando Fiona Florian Francesca
    Francesco Francis Franz Franziska Fred Frederik Friedrich Fritz Gabriel Gabriele Gareth Gary
    Geoffrey Georg George Gerald Gerd Gerhard Gerry Gianni Giovanni Giuseppe Gisela Giulia Gordon
    Graham Greg Gregor Greta Guido Gustav Gustavo Günter Günther Hannah Hannelore Hans Harald
    Harold Harry Hartmut Hassan Heather Heike Heiko Heinrich Heinz Helen Helena Helga Helmut Henrik
    Henry Herbert Hermann Hillary Holger Horst Howard Hubert Hugo Ian Ibrahim Igor Ingo Ingrid Irene
    Irina Isaac Isabel Isabella Ivan Jack Jackie Jacob Jacqueline Jake Jakob James Jamie Jan Jane
    Janet Janina Jared Jasmin Jason Javier Jean Jeff Jeffrey Jennifer Jens Jeremy Jerome Jesse
    Jessica Jesús Jim Jimmy Joachim Joan Joanna Joe Joel Johannes John Johnny Jonas Jonathan Jordi
    Jorge Josef José Joseph Josh Joshua Juan Judith Julia Julian Juliane Julie Julius Justin Jutta
    Jörg Jürgen Karen Karin Karl Karla Karsten Kate Katharina Katherine Kathrin Katie Katja
    Kathy Keith Kelly Ken Kenneth Kerstin Kevin Kim Klaus Konrad Kristen Kristin Kurt Kyle Larry
    Lars Laura Lauren Laurence Lawrence Lea Lena Leo Leon Leonardo Leonie Leroy Leslie Lewis Liam
    Lindsey Lionel Lisa Logan Lorenz Lothar Louis Louise Luca Lucas Lucia Lucy Luis Lukas Luke Lydia
    Lynn Maja Manfred Manuel Manuela Marc Marcel Marcelo Marco Marcus Margaret Margarete Maria
    Marianne Marie Mario Marion Markus Marta Martha Martin Martina Mary Mateusz Matt Matteo
    Matthew Matthias Max Maximilian Megan Mehmet Melanie Melissa Michael Michaela Michail Michel
    Michelle Mick Miguel Mike Mikhail Mila Mitch Mohamed Mohammad Mohammed Monika Moritz Muhammad
    Mustafa Nadine Nancy Naomi Natalie Natascha Nathan Neil Nicholas Nick Nicola Nicolas Nicole
    Nigel Niklas Nikolai Nikolaus Nils Nina Noah Nora Norbert Norman Olaf Oleg Olga Oliver Olivia
    Omar Oscar Oskar Otto Pablo Pamela Patricia Patrick Paul Paula Paulo Pavel Pedro Penelope Peter
    Petra Philip Philipp Phil Pierre Pietro Rachel Rafael Rahul Rainer Ralf Ralph Raphael Raymond
    Rebecca Regina Reinhard Renate Ricardo Richard Rick Ricky Rita Robert Roberto Robin Rodrigo
    Roger Roland Rolf Ron Ronald Ronny Rosa Rosie Roy Rudolf Rupert Russell Ruth Ryan Sabine
    Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Sergei Sergej Sergio Shane
    Shannon Sharon Shawn Sheila Siegfried Sigmar Sigrid Silke Silvia Simon Simone Sofia Sonja Sophia
    Sophie Stacey Stan Stanley Stefan Stefanie Steffen Stephan Stephanie Stephen Steve Steven Stuart
    Susan Susanne Suzanne Sven Svenja Sylvia Tanja Tara Tatjana Taylor Ted Teresa Terry Theo Theodor
    Theresa Thomas Thorsten Tiffany Tim Timo Timothy Tina Tobias Todd Tom Tommy Toni Tony Torsten
    Tracey Tracy Trevor Udo Ulrich Ulrike Ursula Ute Uwe Valentin Valeria Vanessa Vera Veronika
    Victor Victoria Viktor Viktoria Vincent Vladimir Volker Walter Wendy Werner Wilhelm William
    Willy Winston Wladimir Wolfgang Xavier Yannick Yasmin Yusuf Yvonne Zoe
    """
)
