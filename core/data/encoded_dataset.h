// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/decoding.h"
#include "core/data/encoded_images.h"
#include "core/data/picture_findings.h"

#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace pathloom {

/// Images that are decoded when they are asked for. A picture that cannot be read (any more) is told once, by lost()
/// and in the log, and another one of its class stands in for it, always the same one. When more than one in ten fail,
/// a hundred one after the other, or all of a class, PicturesAway is thrown and those are tried anew the next time.
class EncodedDataset final : public ImageDataset
{
public:
    struct Facts
    {
        Shape shape;
        std::vector<std::string> classNames;
        std::int64_t validationCount = 0;
        std::string fingerprint;
        std::vector<std::string> notes;
        std::shared_ptr<const PictureFindings> findings;
    };
    EncodedDataset(std::shared_ptr<const EncodedImages> images, Facts facts)
        : m_images(std::move(images)), m_facts(std::move(facts))
    {
    }

    std::int64_t size() const override { return m_images->size(); }
    Shape imageShape() const override { return m_facts.shape; }
    const std::vector<std::string>& classNames() const override { return m_facts.classNames; }
    int label(std::int64_t index) const override { return m_images->label(index); }
    std::int64_t validationCount() const override { return m_facts.validationCount; }
    Image image(std::int64_t index) const override { return part(index, {}); }
    Image part(std::int64_t index, const ChooseBox& choose) const override;
    std::string fingerprint() const override { return m_facts.fingerprint; }
    std::vector<std::string> notes() const override { return m_facts.notes; }
    std::int64_t memoryBytes() const override { return m_images->memoryBytes(); }
    const EncodedImages* encoded() const override { return m_images.get(); }
    const PictureFindings* findings() const override { return m_facts.findings.get(); }
    LostPictures lost() const override;

private:
    bool hasFailed(std::int64_t index) const;
    void succeeded() const;
    /// Forgets those that failed since the last one that could be read.
    [[noreturn]] void failAway(const std::string& sentence, const std::string& hint) const;
    void remember(std::int64_t index, const std::string& sentence) const;
    void rememberChanged(std::int64_t index) const;
    /// @return whether it is a new one
    bool tell(const std::string& sentence) const;

    std::shared_ptr<const EncodedImages> m_images;
    Facts m_facts;
    mutable std::mutex m_mutex;
    mutable std::set<std::int64_t> m_failed, m_changed;
    mutable std::vector<std::int64_t> m_inARow; ///< failed since the last one that could be read
    mutable std::string m_firstInARow;          ///< what was said of the first one, until one can be read again
    mutable std::vector<std::string> m_sentences;
};

} // namespace pathloom
